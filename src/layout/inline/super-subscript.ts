/**
 * Superscripts and subscripts, so that `10<sup>6</sup>` does not read as 106. They become Unicode superscripts and
 * subscripts if every character has one, one code unit for one, else text after `^` or `_`. Prose in these tags is small
 * print and stays as it is.
 */
import { type CharacterForms, toForms } from '../../text/code-units.js';
import type { LayoutContext } from '../layout-context.js';
import { type FlowSpan, gluedSpan } from './flow-spans.js';

type Script = 'sup' | 'sub';

/** Characters, and the same characters raised or lowered. */
const FORMS: Record<Script, CharacterForms> = {
  sup: [
    '0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUW',
    '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂ',
  ],
  sub: ['0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'],
};
const SIGNS: Record<Script, string> = { sup: '^', sub: '_' };

/** Returns the label as a superscript; undefined if a character has none. */
export function superscript(label: string): string | undefined {
  return toForms(label, FORMS.sup);
}

/** The innermost superscript or subscript in a style. */
export function scriptOf(style: string | undefined): Script | undefined {
  // A quick test first. This is called for every styled span, and almost none has a script.
  if (style === undefined || !style.includes('su')) return undefined;
  return style.split(' ').findLast((name): name is Script => name === 'sup' || name === 'sub');
}

/** Length above which text is no exponent. */
const MAX_LENGTH = 24;
/** Text that is clear without a sign. Such are the ending of an ordinal, and text in brackets like the number of a source. */
const CLEAR = /^(?:st|nd|rd|th|\[.*\]|\(.*\))$/;

/**
 * Lays out the spans of `out` from `first` on, which are one superscript or subscript.
 * `base` is the character before it, or empty.
 */
export function layoutScript(
  out: FlowSpan[],
  first: number,
  script: Script,
  base: string,
  context: LayoutContext,
): void {
  const all = out.slice(first);
  // The number of a link note at the end is not part of the script.
  const spans = all.slice(0, all.findLastIndex(span => span.at !== undefined) + 1);
  const text = spans.map(span => span.text).join('');
  const isAttached = base.trim() !== '';
  if (!context.options.ascii && !context.options.accessible && (isAttached || /\d/.test(text))) {
    const texts = spans.map(span => toForms(span.text, FORMS[script]));
    if (texts.every(each => each !== undefined)) {
      spans.forEach((span, index) => {
        out[first + index] = { ...span, text: texts[index] ?? span.text };
      });
      return;
    }
  }
  if (!isAttached || text.length > MAX_LENGTH || CLEAR.test(text)) return;
  const isOne = /^[\p{L}\p{N}]+$/u.test(text);
  const style = spans[0]?.style;
  out.splice(first, 0, gluedSpan(`${SIGNS[script]}${isOne ? '' : '('}`, style));
  if (!isOne) out.splice(first + 1 + spans.length, 0, gluedSpan(')', style));
}
