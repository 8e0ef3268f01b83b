/** Types of the parts of the image libraries that are used. */

declare module 'jpeg-js/lib/decoder.js' {
  export default function decode(
    bytes: Uint8Array,
    options: { useTArray: true; maxMemoryUsageInMB: number },
  ): { width: number; height: number; data: Uint8Array };
}

declare module 'pngjs/lib/parser-sync.js' {
  export default function parse(
    bytes: Uint8Array,
    options: { checkCRC: boolean },
  ): { width: number; height: number; data: Uint8Array };
}

declare module 'omggif' {
  export class GifReader {
    constructor(bytes: Uint8Array);
    frameInfo(index: number): { x: number; y: number; width: number; height: number };
    decodeAndBlitFrameRGBA(index: number, pixels: Uint8Array): void;
  }
}
