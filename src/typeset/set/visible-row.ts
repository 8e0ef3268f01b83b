/** Rows with soft hyphens and zero-width spaces in them, which are not shown; each parts a run, so a word may be of many. */
import type { Line } from '../line.js';
import { runsText } from '../outline.js';
import { DeferredRow } from './deferred-row.js';
import { dropInvisible } from './pieces.js';

export class VisibleRow extends DeferredRow {
  readonly #line: Line;

  /** `line`: as it was cut; `width` is already that of what is shown. */
  constructor(line: Line) {
    super(line.offset);
    this.#line = line;
  }

  protected known(): string {
    return runsText(this.#line.runs).replace(/[\u00ad\u200b]+/g, '');
  }

  protected make(): Line {
    const { runs, width, offset } = this.#line;
    return { runs: dropInvisible(runs), width, offset };
  }
}
