/** Parses the source of a `<math>` element into a tree. Takes linear time for any text; deep elements are flattened. */
import { decodeReferences } from '../../inline/entities.js';

export interface MathElement {
  /** Name in lower case, without a prefix such as `m:`. */
  name: string;
  /** Attributes as written. */
  attributes: string;
  children: (MathElement | string)[];
}

/** Depth from which the content of an element goes into the element around it. A formula this deep cannot be drawn. */
const MAX_DEPTH = 100;

const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[(?<data>[\s\S]*?)(?:\]\]>|$)|<(?<closing>\/?)(?:\w+:)?(?<name>[a-zA-Z][\w.-]*)(?<attributes>[^<>]*)>|<\?[^<>]*>/g;

/** Elements of MathML and HTML without content. */
const VOID = /^(?:mspace|mprescripts|none|maligngroup|malignmark|br|img)$/;

/** Parses `source`, which starts with the tag of an element. Tags without a partner are ignored. */
export function parseMathml(source: string): MathElement {
  const root: MathElement = { name: 'mrow', attributes: '', children: [] };
  const stack = [root];
  // Number of open elements by name, so that a closing tag without a partner needs no search.
  const open = new Map<string, number>();
  let ignored = 0;
  let from = 0;
  for (const match of source.matchAll(MARKUP)) {
    addText(stack, decodeReferences(source.slice(from, match.index)));
    from = match.index + match[0].length;
    const { data, closing, name: written, attributes = '' } = match.groups ?? {};
    if (data !== undefined) addText(stack, data);
    const name = written?.toLowerCase();
    if (name === undefined) continue;
    if (closing) {
      if (ignored > 0) ignored -= 1;
      else closeElement(stack, open, name);
      continue;
    }
    const isEmpty = attributes.endsWith('/') || VOID.test(name);
    if (stack.length >= MAX_DEPTH) {
      if (!isEmpty) ignored += 1;
      addText(stack, ' ');
      continue;
    }
    const element: MathElement = { name, attributes, children: [] };
    stack.at(-1)?.children.push(element);
    if (isEmpty) continue;
    stack.push(element);
    open.set(name, (open.get(name) ?? 0) + 1);
  }
  addText(stack, decodeReferences(source.slice(from)));
  return root;
}

function addText(stack: readonly MathElement[], text: string): void {
  if (text !== '') stack.at(-1)?.children.push(text);
}

/** Closes the innermost element of this name, and those in it. */
function closeElement(stack: MathElement[], open: Map<string, number>, name: string): void {
  if (!open.get(name)) return;
  for (let closed = ''; closed !== name; ) {
    closed = stack.pop()?.name ?? name;
    open.set(closed, (open.get(closed) ?? 1) - 1);
  }
}

/** Value of an attribute; empty if there is none. */
export function attributeOf({ attributes }: MathElement, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'/]+))`, 'i').exec(
    attributes,
  );
  return match ? decodeReferences(match[1] ?? match[2] ?? match[3] ?? '') : '';
}

/** Child elements; text beside them is an element, too. */
export function childElements({ children }: MathElement): MathElement[] {
  const elements: MathElement[] = [];
  for (const child of children) {
    if (typeof child !== 'string') elements.push(child);
    else if (child.trim() !== '') elements.push({ name: 'mtext', attributes: '', children: [child] });
  }
  return elements;
}

/** Text of an element with one blank for white space, as MathML says. No-break spaces are kept. */
export function elementText(element: MathElement): string {
  return rawText(element)
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '');
}

function rawText({ children }: MathElement): string {
  let text = '';
  for (const child of children) text += typeof child === 'string' ? child : rawText(child);
  return text;
}

/** A copy of an element without the other forms of its formula that it holds. */
export function withoutAnnotations(element: MathElement): MathElement {
  const children: MathElement['children'] = [];
  for (const child of element.children) {
    if (typeof child === 'string') children.push(child);
    else if (!isAnnotation(child)) children.push(withoutAnnotations(child));
  }
  return { ...element, children };
}

export function isAnnotation({ name }: MathElement): boolean {
  return name === 'annotation' || name === 'annotation-xml';
}

/** All words and signs of a formula with blanks between them, for one that is not drawn. */
export function visibleText(element: MathElement): string {
  const words: string[] = [];
  addWords(withoutAnnotations(element), words);
  return words.join(' ');
}

function addWords({ children }: MathElement, words: string[]): void {
  for (const child of children) {
    if (typeof child !== 'string') addWords(child, words);
    else if (child.trim() !== '') words.push(child.trim().replace(/\s+/g, ' '));
  }
}
