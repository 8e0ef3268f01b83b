/** Finds `<math>` elements, for the inline reader, the block reader and the reader of HTML blocks. */
import { sanitiseLine } from '../../../text/sanitise.js';
import { type BlockExtension, type ClosingSearch, endOfLine } from '../../blocks/block-extension.js';
import type { InlineExtension } from '../../inline/inline-extension.js';
import { finderOfText } from '../find-math.js';
import { formatInlineMath, type MathBudget } from '../format-math.js';
import { mathmlToTex } from './mathml-to-tex.js';
import { type MathElement, parseMathml, visibleText, withoutAnnotations } from './parse-mathml.js';

/** A `<math>` element in a text. */
export interface MathmlElement {
  /** Offset after its closing tag. */
  end: number;
  /** Its form in one line of Unicode, else its words and signs. */
  text: string;
  /** Its TeX. Absent for an element that is too long or too deep for a formula. */
  tex?: string;
  /** True if it is displayed on rows of its own. */
  display: boolean;
}

/** Maximum length of an element in UTF-16 code units. In a longer one, tags are dropped and the text stays. */
const MAX_LENGTH = 1 << 17;

const OPENING = /<math(?=[\s>])([^<>]*)>/iy;
const CLOSING = /<\/math\s*>/gi;
const CLOSING_TAG = '</math>';
const IS_BLOCK = /\bdisplay\s*=\s*["']?block\b|\bmode\s*=\s*["']?display\b/i;

/** Characters of an element that are read in one step of the budget. */
const CHARACTERS_PER_STEP = 4;

/**
 * Searches one text from its start to its end, in linear time over all calls. Finds nothing after the budget is spent: tags are
 * dropped then, and the text stays.
 */
export class MathmlFinder {
  /** Range of the next closing tag, from the last search. */
  private closing: readonly [start: number, end: number] = [-1, -1];

  constructor(
    readonly text: string,
    private readonly budget: MathBudget,
  ) {}

  /** Returns the element that starts with the `<` at `at`. */
  at(at: number): MathmlElement | undefined {
    if (this.budget.rest <= 0) return undefined;
    OPENING.lastIndex = at;
    const attributes = OPENING.exec(this.text)?.[1];
    if (attributes === undefined) return undefined;
    const end = attributes.endsWith('/') ? OPENING.lastIndex : this.findClosing(OPENING.lastIndex);
    if (end === undefined || end - at > MAX_LENGTH) return undefined;
    const { text, tex } = readMathml(this.text.slice(at, end), this.budget);
    return { end, text, ...(tex !== undefined && { tex }), display: IS_BLOCK.test(attributes) };
  }

  private findClosing(from: number): number | undefined {
    if (this.closing[0] < from) {
      CLOSING.lastIndex = from;
      const match = CLOSING.exec(this.text);
      this.closing = match
        ? [match.index, CLOSING.lastIndex]
        : [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    }
    const [, end] = this.closing;
    return Number.isFinite(end) ? end : undefined;
  }
}

function readMathml(source: string, budget: MathBudget): { text: string; tex?: string } {
  budget.rest -= Math.floor(source.length / CHARACTERS_PER_STEP);
  const element = parseMathml(source);
  return (
    format(element, budget) ?? format(withoutAnnotations(element), budget) ?? { text: visibleText(element) }
  );
}

function format(element: MathElement, budget: MathBudget): { text: string; tex: string } | undefined {
  const tex = sanitiseLine(mathmlToTex(element));
  const text = formatInlineMath(tex, new Map(), budget);
  return text === undefined ? undefined : { text, tex };
}

/** MathML in running text. */
export function inlineMathml(budget: MathBudget): InlineExtension {
  const finderAt = finderOfText(text => new MathmlFinder(text, budget));
  return {
    start: '<',
    read(source, at) {
      const found = finderAt(source, at).at(at);
      if (!found) return undefined;
      const { end, text, tex } = found;
      if (tex === undefined) return { end, nodes: [{ kind: 'text', text }], isWord: true };
      return { end, nodes: text === '' ? [] : [{ kind: 'formula', text, tex }], isWord: true };
    },
  };
}

/**
 * Reads a `<math>` element without other text on its lines. It is displayed as a block, or has blank lines, which would end HTML.
 */
export function mathmlBlocks(budget: MathBudget): BlockExtension {
  return {
    start: '<',
    read(source, at, { closings }) {
      const end = budget.rest <= 0 ? undefined : endOfBlock(source, at, closings);
      if (end === undefined) return undefined;
      const element = source.slice(at, end);
      if (!startsDisplay(source, at) && !/\n[ \t]*\n/.test(element)) return undefined;
      const { text, tex } = readMathml(element, budget);
      const raw = source.slice(0, endOfLine(source, end) + 1);
      return tex === undefined ? { type: 'code', raw, text } : { type: 'formula', raw, tex };
    },
    interrupts: startsDisplay,
    extent(source, at, closings) {
      const end = endOfBlock(source, at, closings);
      return end === undefined ? undefined : { end: endOfLine(source, end) + 1, isOpaque: true };
    },
  };
}

function startsDisplay(source: string, at: number): boolean {
  OPENING.lastIndex = at;
  return IS_BLOCK.test(OPENING.exec(source)?.[1] ?? '');
}

/** End of the element that starts at `at`, if its last line has no other text. */
function endOfBlock(source: string, at: number, closings: ClosingSearch): number | undefined {
  OPENING.lastIndex = at;
  if (!OPENING.test(source)) return undefined;
  const end = closings.run(source, at, piece => {
    const found = piece.indexOf(CLOSING_TAG);
    // Another element before it: this one is not closed.
    return found < 0 || piece.lastIndexOf('<math', found) > 0 ? undefined : found + CLOSING_TAG.length;
  });
  return end !== undefined && source.slice(end, endOfLine(source, end)).trim() === '' ? end : undefined;
}
