/**
 * The words for how text may look: what a run's `style` is made of. A style says what the text is, never how
 * it is painted; themes (`themes.ts`) give each name a look.
 */
export const STYLE_NAMES = [
  // inline marks
  'strong',
  'em',
  'strike',
  'code',
  'link',
  'image',
  'kbd',
  'mark',
  'sup',
  'sub',
  'noteref',
  // blocks
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'heading5',
  'heading6',
  'quote',
  'bar',
  'bullet',
  'rule',
  'label',
  'caption',
  'tablehead',
  'border',
  'notice',
  'address',
  'note',
  'tip',
  'important',
  'warning',
  'caution',
  'details',
  // code, after highlight.js's classes
  'keyword',
  'string',
  'number',
  'literal',
  'comment',
  'type',
  'function',
  'variable',
  'attribute',
  'tag',
  'operator',
  'meta',
  'builtin',
  'addition',
  'deletion',
  'symbol',
  // the reader and the lists around it
  'match',
  'match-current',
  'selected',
  'cursor',
  'title',
  'dim',
  'status',
  'key',
  'error',
] as const;

export type StyleName = (typeof STYLE_NAMES)[number];

/** `style` with `name` added inside it. */
export function withStyle(style: string | undefined, name: StyleName): string {
  if (!style) return name;
  return style.split(' ').includes(name) ? style : `${style} ${name}`;
}
