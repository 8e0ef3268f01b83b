/**
 * What is raised or lowered, so that `10<sup>6</sup>` is not 106: in Unicode's own superscripts and subscripts where all
 * of it has them, one code unit for one, else after `^` or `_`. Prose in these tags is small print, and is set as prose.
 */
import type { Span } from '../../document/document.js';
import type { LayoutContext } from '../layout-context.js';
import type { FlowSpan } from './flow-spans.js';

type Script = 'sup' | 'sub';

const pairs: Record<Script, readonly [plain: string, set: string]> = {
  sup: [
    '0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUW',
    '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂ',
  ],
  sub: ['0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'],
};
const signs: Record<Script, string> = { sup: '^', sub: '_' };

/** Raised digits; undefined where a character has none. */
export function superscript(label: string): string | undefined {
  return inScript(label, 'sup');
}

function inScript(text: string, script: Script): string | undefined {
  const [plain, set] = pairs[script];
  let out = '';
  for (const character of text) {
    const index = plain.indexOf(character);
    if (index < 0) return undefined;
    out += set.charAt(index);
  }
  return out;
}

/** The innermost of the two that a style names. */
export function scriptOf(style: string | undefined): Script | undefined {
  // Asked of every run that has a style, and nearly none has these.
  if (style === undefined || !style.includes('su')) return undefined;
  return style.split(' ').findLast((name): name is Script => name === 'sup' || name === 'sub');
}

/** Longer than this, it is no exponent. */
const LONGEST = 24;
/** An ordinal's ending, and what has brackets of its own, such as the number of a source. */
const CLEAR = /^(?:st|nd|rd|th|\[.*\]|\(.*\))$/;

/**
 * Sets the runs of `out` from `first` on, which are one stretch of `script`; `base` is the character that it is attached to,
 * empty where there is none.
 */
export function layoutScript(
  out: FlowSpan[],
  first: number,
  script: Script,
  base: string,
  setting: LayoutContext,
): void {
  const all = out.slice(first);
  // The number of a link's note stands behind it, as everywhere.
  const spans = all.slice(0, all.findLastIndex(run => run.at !== undefined) + 1);
  const text = spans.map(run => run.text).join('');
  const isAttached = base.trim() !== '';
  if (!setting.options.ascii && !setting.options.accessible && (isAttached || /\d/.test(text))) {
    const set = spans.map(run => inScript(run.text, script));
    if (set.every(each => each !== undefined)) {
      spans.forEach((run, index) => {
        out[first + index] = { ...run, text: set[index] ?? run.text };
      });
      return;
    }
  }
  if (!isAttached || text.length > LONGEST || CLEAR.test(text)) return;
  const isOne = /^[\p{L}\p{N}]+$/u.test(text);
  const mark = (drawn: string): Span => ({ text: drawn, ...(spans[0]?.style && { style: spans[0].style }) });
  out.splice(first, 0, { ...mark(`${signs[script]}${isOne ? '' : '('}`), glued: true });
  if (!isOne) out.splice(first + 1 + spans.length, 0, { ...mark(')'), glued: true });
}
