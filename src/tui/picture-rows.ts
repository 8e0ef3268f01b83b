/**
 * Replaces the rows of pictures by short marks in the frames that Ink gets, and puts them back in the frames that it writes. A row of
 * half blocks has 40 characters of colours for each cell, in which Ink would look for control sequences at each key: 5 ms for a screen,
 * and 90 ms the first time.
 */
export interface PictureRows {
  /** Replaces the rows of pictures in a frame. Equal rows have equal marks. */
  hide(frame: string): string;
  /** Puts back the rows of the last frame. */
  restore(frame: string): string;
}

/** Half blocks, and the placeholders of kitty's graphics protocol. A row of text with these is put back unchanged too. */
const PICTURE = /[▀▄\u{10eeee}]/u;
/** A private character, so that no text looks like a mark. Marks that are equal by chance are put back as they were. */
const MARK = '\u{10eeef}';

export function createPictureRows(): PictureRows {
  let marks = new Map<string, string>();
  let rows = new Map<string, string>();
  let lastMark = 0;
  return {
    hide(frame) {
      if (!PICTURE.test(frame)) return frame;
      const known = marks;
      marks = new Map();
      rows = new Map();
      return frame
        .split('\n')
        .map(row => {
          if (!PICTURE.test(row)) return row;
          const mark = known.get(row) ?? marks.get(row) ?? `${MARK}${(lastMark++).toString(36)}`;
          marks.set(row, mark);
          rows.set(mark, row);
          return mark;
        })
        .join('\n');
    },
    restore(frame) {
      if (!frame.includes(MARK)) return frame;
      return frame
        .split('\n')
        .map(row => rows.get(row) ?? row)
        .join('\n');
    },
  };
}
