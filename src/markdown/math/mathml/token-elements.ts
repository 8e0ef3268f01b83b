/** Converts the elements of MathML that hold text to TeX. */
import { commandOf, symbolOf } from '../math-symbols.js';
import { attributeOf, elementText, type MathElement } from './parse-mathml.js';

const VARIANTS: Record<string, string> = {
  'double-struck': 'mathbb',
  script: 'mathcal',
  'bold-script': 'mathcal',
  fraktur: 'mathfrak',
  'bold-fraktur': 'mathfrak',
  bold: 'mathbf',
  monospace: 'mathtt',
  'sans-serif': 'mathsf',
};

/** Letters of the mathematical alphabets that are italic: plain letters say the same. */
const ITALICS = /[\u{1d434}-\u{1d49b}\u{1d6e2}-\u{1d755}]/gu;

/** TeX of `<mi>`. */
export function identifier(element: MathElement): string {
  const text = elementText(element).replace(ITALICS, letter => letter.normalize('NFKC'));
  const font = VARIANTS[attributeOf(element, 'mathvariant')];
  if (font && /^[\p{L}\p{N}]+$/u.test(text)) return `\\${font}{${text}}`;
  if (/^.\p{M}*$/su.test(text)) return characters(text);
  if (symbolOf(text)?.class === 'function') return `\\${text} `;
  return /^[\p{L}\p{N}]+$/u.test(text) ? `\\mathrm{${text}}` : words(text);
}

/** TeX of the text of `<mn>`. */
export function number(text: string): string {
  if (/^[\d.]*$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return text;
  return `\\mathrm{${characters(text).replace(/,/g, '{,}')}}`;
}

/** Function application, invisible times, separator and plus sign. */
const INVISIBLE = /[\u2061-\u2064]/g;

/** TeX of the text of `<mo>`. */
export function operator(raw: string): string {
  const text = raw.replace(INVISIBLE, '');
  if (text === 'mod') return '\\bmod ';
  if (symbolOf(text)?.class === 'function') return `\\${text} `;
  return /^\p{L}{2,}$/u.test(text) ? words(` ${text} `) : characters(text);
}

/** Characters in a formula. */
function characters(text: string): string {
  return text.replace(/[\\{}$&#%_~^'\s]|\P{ASCII}/gu, char => {
    if (char === '\\') return '\\backslash ';
    if (char === "'") return '′';
    if (char === '~' || char === '^') return words(char);
    if (/\s/.test(char)) return '\\ ';
    if (char < '\x7f') return `\\${char}`;
    if (char === '−') return '-';
    const command = commandOf(char === '⋅' ? '·' : char);
    return command === undefined ? char : `\\${command} `;
  });
}

/** TeX of words, which keep their blanks. */
export function words(text: string): string {
  if (text === '') return '';
  if (/^\s+$/.test(text)) return '\\ ';
  return `\\text{${text.replace(/[\\{}$&#%_~]/g, char => (char === '\\' ? '\\backslash ' : `\\${char}`))}}`;
}

/** TeX of `<mspace>`. */
export function blank(element: MathElement): string {
  const width = attributeOf(element, 'width');
  if (/^(?:-|0*\.?0*[a-z%]*$)/.test(width) && width !== '') return '';
  return /^(?:[1-9]\d*(?:\.\d+)?em|[1-9]\d+)/.test(width) ? '\\quad ' : '\\ ';
}
