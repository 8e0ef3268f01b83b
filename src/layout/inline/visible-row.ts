/** Rows with soft hyphens and zero-width spaces in them, which are not shown; each parts a run, so a word may be of many. */

import { spansText } from '../../document/document-text.js';
import { DeferredRow } from '../deferred-row.js';
import type { Line } from '../line.js';
import { dropInvisible } from './flow-spans.js';

export class VisibleRow extends DeferredRow {
  readonly #line: Line;

  /** `line`: as it was cut; `width` is already that of what is shown. */
  constructor(line: Line) {
    super(line.offset);
    this.#line = line;
  }

  protected known(): string {
    return spansText(this.#line.spans).replace(/[\u00ad\u200b]+/g, '');
  }

  protected make(): Line {
    const { spans, width, offset } = this.#line;
    return { spans: dropInvisible(spans), width, offset };
  }
}
