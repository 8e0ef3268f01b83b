/** Colours that a terminal can show: none, 16, 256, or 24 bits. */
export type ColourDepth = 0 | 1 | 2 | 3;
