import type { LayoutOptions, Picture } from '../../../layout/layout-options.js';
import type { PictureSlot } from '../../../layout/line.js';
import type { ImageSize } from '../../../render/images/image-size.js';
import { readerLayout } from '../screen-layout.js';
import type { Pictures, Reading, State } from '../state.js';

export function noPictures(find: Pictures['find']): Pictures {
  return { find, drawn: new Map(), requests: new Map() };
}

/** Part of the screen that a picture may take, so that some text stays visible. */
const MAX_SHARE = 2 / 3;

/** The pictures for the layout of an article; undefined if it shows none. */
export function pictureLayout(
  state: State,
  { pictures }: Pick<Reading, 'pictures'>,
): LayoutOptions['pictureOf'] {
  const { find, drawn } = pictures;
  if (!find || state.settings.images === 'off') return undefined;
  const rows = Math.max(3, Math.floor(readerLayout(state).body * MAX_SHARE));
  return (target, columns): Picture | undefined => {
    const image = find(target);
    if (!image || 'problem' in image) return image;
    const slot = { target, ...pictureSize(image, { columns, rows }) };
    const picture = drawn.get(keyOf(slot));
    return picture && 'problem' in picture ? picture : { slot, rows: picture?.rows };
  };
}

/** Sides of an image from which it is scrolled: a screenshot of a whole page would be a thin strip. */
const TALL = 3;
/** Most rows of such an image. */
const MAX_ROWS = 160;

/** Size in cells of an image in full view. It fills the screen, unless it is tall: then it fills the width. */
export function fullPictureSize(
  image: Pick<ImageSize, 'width' | 'height'>,
  screen: { columns: number; rows: number },
): { columns: number; rows: number } {
  if (image.height > TALL * image.width)
    return pictureSize(image, { ...screen, rows: Math.max(screen.rows, MAX_ROWS) });
  return pictureSize({ width: image.width * ENLARGED, height: image.height * ENLARGED }, screen);
}

/** A factor that makes any image larger than a screen. */
const ENLARGED = 1 << 12;

/** Key of a picture in `Pictures.drawn`. */
export function keyOf({ target, columns, rows }: PictureSlot): string {
  return `${columns}x${rows} ${target}`;
}

/** Pixels of an image for each column, so that icons stay small. */
const PIXELS_PER_COLUMN = 8;
/** Most columns of a picture. Kitty has 297 marks to number the columns and rows. */
const MAX_COLUMNS = 240;

/**
 * Returns the largest size in cells within the limits that keeps the proportions and enlarges nothing. A cell is taken to be twice as
 * high as wide, as in most fonts.
 */
export function pictureSize(
  { width, height }: Pick<ImageSize, 'width' | 'height'>,
  limit: { columns: number; rows: number },
): { columns: number; rows: number } {
  const widest = Math.max(1, Math.min(limit.columns, MAX_COLUMNS, Math.ceil(width / PIXELS_PER_COLUMN)));
  const rows = Math.max(1, Math.round((widest * height) / width / 2));
  if (rows <= limit.rows) return { columns: widest, rows };
  const columns = Math.round((limit.rows * 2 * width) / height);
  return { columns: Math.max(1, Math.min(widest, columns)), rows: limit.rows };
}
