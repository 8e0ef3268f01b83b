/** Types of the data in the history: the reading state of an article, its bookmarks, and the preferences. */
import type { Position } from '../document/position.js';

export interface ReadingState {
  position?: Position;
  /** 0 to 100; shown in the list. */
  percent?: number;
  read?: boolean;
  bookmarks?: Bookmark[];
  /** ISO time of the last visit; set by the history when a position is saved. */
  lastVisit?: string;
}

export interface Bookmark {
  position: Position;
  /** Text at the position, for the list of bookmarks; sanitised. */
  label: string;
}

export interface Preferences {
  /** Columns; `null` if the reader went back to the default width. */
  width?: number | null;
  theme?: string;
  sort?: string;
  /** True to show the contents beside the text where there is room. */
  contents?: boolean;
}
