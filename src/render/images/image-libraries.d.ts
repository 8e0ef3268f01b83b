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

declare module 'jpeg-js/lib/encoder.js' {
  export default function encode(
    image: { width: number; height: number; data: Buffer },
    quality: number,
  ): { data: Buffer };
}

declare module 'pngjs/lib/packer-sync.js' {
  export default function pack(
    image: { width: number; height: number; data: Buffer; gamma: number },
    options: object,
  ): Buffer;
}
