/** Finds `<math>` elements, for the inline reader, the block reader and the reader of HTML blocks. */
import { sanitiseLine } from '../../../text/sanitise.js';
import { type BlockExtension, type ClosingSearch, endOfLine } from '../../blocks/block-extension.js';
import type { InlineExtension } from '../../inline/inline-extension.js';
import { finderOfText } from '../find-math.js';
import { formatInlineMath } from '../format-math.js';
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

/** Searches one text from its start to its end, in linear time over all calls. */
export class MathmlFinder {
  /** Range of the next closing tag, from the last search. */
  private closing: readonly [start: number, end: number] = [-1, -1];

  constructor(readonly text: string) {}

  /** Returns the element that starts with the `<` at `at`. */
  at(at: number): MathmlElement | undefined {
    OPENING.lastIndex = at;
    const attributes = OPENING.exec(this.text)?.[1];
    if (attributes === undefined) return undefined;
    const end = attributes.endsWith('/') ? OPENING.lastIndex : this.findClosing(OPENING.lastIndex);
    if (end === undefined || end - at > MAX_LENGTH) return undefined;
    return { end, ...readMathml(this.text.slice(at, end)), display: IS_BLOCK.test(attributes) };
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

function readMathml(source: string): { text: string; tex?: string } {
  const element = parseMathml(source);
  return format(element) ?? format(withoutAnnotations(element)) ?? { text: visibleText(element) };
}

function format(element: MathElement): { text: string; tex: string } | undefined {
  const tex = sanitiseLine(mathmlToTex(element));
  const text = formatInlineMath(tex, new Map());
  return text === undefined ? undefined : { text, tex };
}

/** MathML in running text. */
export function inlineMathml(): InlineExtension {
  const finderAt = finderOfText(text => new MathmlFinder(text));
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
export const mathmlBlocks: BlockExtension = {
  start: '<',
  read(source, at, { closings }) {
    const end = endOfBlock(source, at, closings);
    if (end === undefined) return undefined;
    const element = source.slice(at, end);
    if (!startsDisplay(source, at) && !/\n[ \t]*\n/.test(element)) return undefined;
    const { text, tex } = readMathml(element);
    const raw = source.slice(0, endOfLine(source, end) + 1);
    return tex === undefined ? { type: 'code', raw, text } : { type: 'formula', raw, tex };
  },
  interrupts: startsDisplay,
  extent(source, at, closings) {
    const end = endOfBlock(source, at, closings);
    return end === undefined ? undefined : { end: endOfLine(source, end), isOpaque: true };
  },
};

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
