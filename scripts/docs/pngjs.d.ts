/** Types of the part of pngjs that scripts use. */
declare module 'pngjs' {
  export class PNG {
    static sync: { write(png: PNG, options: { colorType: number; deflateLevel: number }): Buffer };
    data: Buffer;
    constructor(size: { width: number; height: number });
  }
}
