/**
 * Converts MathML to TeX: the author's own where an annotation has it. TeX is the form that `parse-tex.ts` draws, that is copied,
 * and that ASCII and accessible mode show. Keeps every letter, digit and sign.
 */
import { attributeOf, childElements, elementText, isAnnotation, type MathElement } from './parse-mathml.js';
import { blank, identifier, number, operator, words } from './token-elements.js';

type Converter = (element: MathElement, children: MathElement[]) => string;

/** Returns the TeX of an element. */
export function mathmlToTex(element: MathElement): string {
  return toTex(element).replace(/\s+/g, ' ').trim();
}

/** Elements with a certain number of children. One that has another number of them is a row. */
const FIXED: Record<string, readonly [count: number, convert: Converter]> = {
  mfrac: [2, fraction],
  mroot: [2, (_, [body, index]) => `\\sqrt[{${toTex(index)}}]{${toTex(body)}}`],
  msub: [2, (_, [base, sub]) => scripts(base, sub, undefined)],
  msup: [2, (_, [base, sup]) => scripts(base, undefined, sup)],
  msubsup: [3, (_, [base, sub, sup]) => scripts(base, sub, sup)],
  munder: [2, (_, [base, under]) => accent(base, under, UNDER) ?? limits(base, under, undefined)],
  mover: [2, (_, [base, over]) => accent(base, over, OVER) ?? limits(base, undefined, over)],
  munderover: [3, (_, [base, under, over]) => limits(base, under, over)],
};

const ELEMENTS: Record<string, Converter> = {
  mi: identifier,
  mn: element => number(elementText(element)),
  mo: element => operator(elementText(element)),
  mtext: element => words(elementText(element)),
  ms: element => words(`"${elementText(element)}"`),
  mspace: blank,
  msqrt: (_, children) => `\\sqrt{${row(children)}}`,
  menclose: (element, children) =>
    /\bradical\b/.test(attributeOf(element, 'notation')) ? `\\sqrt{${row(children)}}` : row(children),
  mfenced: fenced,
  mtable: table,
  mphantom: (_, children) => (children.length > 0 ? '\\ ' : ''),
  maction: (_, [first]) => toTex(first),
  mmultiscripts: multiscripts,
  semantics,
  annotation: () => '',
  'annotation-xml': () => '',
  mprescripts: () => '',
  none: () => '',
};

function toTex(element: MathElement | undefined): string {
  if (!element) return '';
  const { name } = element;
  const children = childElements(element);
  if (Object.hasOwn(FIXED, name)) {
    const [count, convert] = FIXED[name] ?? [0, undefined];
    return convert && children.length === count ? convert(element, children) : row(children);
  }
  const convert = Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name] : undefined;
  return convert ? convert(element, children) : row(children);
}

const OPEN = /^[([{⟨⌊⌈⟦|‖∥]$/;
const CLOSE = /^[)\]}⟩⌋⌉⟧|‖∥]$/;

/** TeX of elements in a row. Delimiters around tall content grow. */
function row(children: readonly MathElement[]): string {
  const marks = delimiterMarks(children);
  let tex = '';
  children.forEach((child, index) => {
    const mark = marks.get(index);
    const previous = children[index - 1];
    if (child.name === 'mtext' && previous && !/^(?:mo|mspace|mtext)$/.test(previous.name)) {
      if (/^\p{L}{2}/u.test(elementText(child))) tex += '\\ ';
    }
    if (mark !== undefined) tex += `${mark}${operator(elementText(child))} `;
    else if (child.name === 'semantics' && children.length > 1) tex += `{${toTex(child)}}`;
    else tex += toTex(child);
    if (child.name === 'mtext' && /\p{L}{2}$/u.test(elementText(child))) {
      const next = children[index + 1];
      if (next && !/^(?:mo|mspace|mtext)$/.test(next.name)) tex += '\\ ';
    }
  });
  return marks.get(-1) === undefined ? tex : `${tex}\\right. `;
}

/** Finds the delimiters that grow. The index -1 says that the last one has no partner, as with cases. */
function delimiterMarks(children: readonly MathElement[]): Map<number, string> {
  const marks = new Map<number, string>();
  const tall = [0];
  for (const child of children) tall.push((tall.at(-1) ?? 0) + (isTall(child) ? 1 : 0));
  if (tall.at(-1) === 0) return marks;
  const open: { index: number; sign: string }[] = [];
  children.forEach((child, index) => {
    if (child.name !== 'mo') return;
    const sign = elementText(child);
    const last = open.at(-1);
    if (CLOSE.test(sign) && last && (!OPEN.test(sign) || last.sign === sign)) {
      open.pop();
      if ((tall[index] ?? 0) === (tall[last.index] ?? 0)) return;
      marks.set(last.index, '\\left');
      marks.set(index, '\\right');
    } else if (OPEN.test(sign)) open.push({ index, sign });
  });
  const last = open.at(-1);
  if (last?.sign === '{' && last.index === children.length - 2 && containsTable(children.at(-1))) {
    marks.set(last.index, '\\left');
    marks.set(-1, '');
  }
  return marks;
}

const TALL = /^(?:mfrac|mtable|munder|mover|munderover|mroot)$/;

function isTall({ name, children }: MathElement): boolean {
  return (
    TALL.test(name) ||
    (CONTAINERS.test(name) && children.some(each => typeof each !== 'string' && isTall(each)))
  );
}

const CONTAINERS = /^(?:mrow|mstyle|mpadded|mfenced|msqrt|msup|msub|msubsup)$/;

function containsTable(element: MathElement | undefined): boolean {
  if (!element) return false;
  const [only] = element.children;
  return (
    element.name === 'mtable' ||
    (CONTAINERS.test(element.name) && typeof only === 'object' && containsTable(only))
  );
}

/** TeX of an element as one item, to which scripts can be added. */
function item(element: MathElement | undefined): string {
  return asItem(toTex(element));
}

/** Puts braces around TeX that is more than one item. */
function asItem(tex: string): string {
  return /^(?:[^\\{}\s]\p{M}*|\\[a-zA-Z]+ )$/u.test(tex) ? tex : `{${tex}}`;
}

function scripts(base: MathElement | undefined, sub?: MathElement, sup?: MathElement): string {
  return `${item(base)}${script('_', sub)}${script('^', sup)} `;
}

function script(sign: '_' | '^', element: MathElement | undefined): string {
  const tex = toTex(element);
  return tex === '' ? '' : `${sign}{${tex}}`;
}

function limits(base: MathElement | undefined, under?: MathElement, over?: MathElement): string {
  const tex = toTex(base);
  const isBrace = /^\\(?:over|under)brace\{/.test(tex) && base?.name !== 'mrow';
  return `${isBrace ? tex : asItem(tex)}\\limits${script('_', under)}${script('^', over)} `;
}

/** Signs over and under an element, with their commands. */
const OVER: Record<string, string> = {
  '^': 'widehat',
  ˆ: 'widehat',
  '\u0302': 'widehat',
  '~': 'widetilde',
  '˜': 'widetilde',
  '\u0303': 'widetilde',
  '¯': 'overline',
  '‾': 'overline',
  ˉ: 'overline',
  '\u0304': 'overline',
  '\u0305': 'overline',
  _: 'overline',
  '→': 'vec',
  '⃗': 'vec',
  '˙': 'dot',
  '\u0307': 'dot',
  '.': 'dot',
  '¨': 'ddot',
  '\u0308': 'ddot',
  '⏞': 'overbrace',
  '˘': 'breve',
  ˇ: 'check',
  '´': 'acute',
  '`': 'grave',
};
const UNDER: Record<string, string> = {
  _: 'underline',
  '¯': 'underline',
  '‾': 'underline',
  '\u0332': 'underline',
  '⏟': 'underbrace',
};

function accent(
  base: MathElement | undefined,
  mark: MathElement | undefined,
  commands: Record<string, string>,
) {
  if (!mark || base?.name === 'mo' || !/^m[oi]$/.test(mark.name)) return undefined;
  const sign = elementText(mark);
  return Object.hasOwn(commands, sign) ? `\\${commands[sign]}{${toTex(base)}}` : undefined;
}

function fraction(element: MathElement, [above, below]: MathElement[]): string {
  return /^0/.test(attributeOf(element, 'linethickness'))
    ? `{${toTex(above)} \\atop ${toTex(below)}}`
    : `\\frac{${toTex(above)}}{${toTex(below)}}`;
}

function fenced(element: MathElement, children: MathElement[]): string {
  const { attributes } = element;
  const value = (name: string, fallback: string) =>
    new RegExp(`\\b${name}\\s*=`).test(attributes) ? attributeOf(element, name).trim() : fallback;
  const separators = [...value('separators', ',').replace(/\s/g, '')];
  let inside = '';
  children.forEach((child, index) => {
    if (index > 0) inside += operator(separators[index - 1] ?? separators.at(-1) ?? '');
    inside += toTex(child);
  });
  const [open, close] = [value('open', '('), value('close', ')')];
  // Only one character grows.
  if (open.length > 1 || close.length > 1) return `${operator(open)}${inside}${operator(close)}`;
  return `\\left${operator(open) || '.'} ${inside}\\right${operator(close) || '.'} `;
}

function table(element: MathElement, children: MathElement[]): string {
  const rows = children.map(tableRow);
  const words = attributeOf(element, 'columnalign').trim().split(/\s+/);
  const align = words.map(word => (/^[lcr]/.test(word) ? word.charAt(0) : '')).join('');
  const inside = rows.join(' \\\\ ');
  if (/^(?:rl)+$/.test(align)) return `\\begin{aligned}${inside}\\end{aligned}`;
  if (align !== '') return `\\begin{array}{${align}}${inside}\\end{array}`;
  return `\\begin{matrix}${inside}\\end{matrix}`;
}

function tableRow(element: MathElement): string {
  if (!/^m(?:labeled)?tr$/.test(element.name)) return cell(element);
  const cells = childElements(element);
  const label = element.name === 'mlabeledtr' ? cells.shift() : undefined;
  const tex = cells.map(cell).join(' & ');
  return label ? `${tex} \\tag*{${words(elementText(label)).slice(6, -1)}}` : tex;
}

/** A cell. After a row separator, TeX would take an asterisk or a bracket for a part of it. */
function cell(element: MathElement): string {
  const tex = toTex(element);
  return /^[*[]/.test(tex) ? `{${tex.charAt(0)}}${tex.slice(1)}` : tex;
}

/** Scripts before and after a base: pairs of them, with those before it after `<mprescripts/>`. */
function multiscripts(_: MathElement, [base, ...rest]: MathElement[]): string {
  const split = rest.findIndex(({ name }) => name === 'mprescripts');
  const after = split < 0 ? rest : rest.slice(0, split);
  const before = split < 0 ? [] : rest.slice(split + 1);
  const tex = pairs(before);
  return `${tex === '' ? '' : `{}${tex} `}${item(base)}${pairs(after)} `;
}

function pairs(elements: readonly MathElement[]): string {
  let tex = '';
  elements.forEach((element, index) => {
    tex += script(index % 2 === 0 ? '_' : '^', element);
  });
  return tex;
}

const TEX_ENCODING = /^(?:application\/x-)?(?:la)?tex\b/i;

/** The annotation in TeX, else the formula itself. */
function semantics(_: MathElement, children: MathElement[]): string {
  for (const child of children) {
    if (child.name !== 'annotation' || !TEX_ENCODING.test(attributeOf(child, 'encoding'))) continue;
    const tex = elementText(child);
    if (tex !== '') return tex;
  }
  return row(children.filter(child => !isAnnotation(child)));
}
