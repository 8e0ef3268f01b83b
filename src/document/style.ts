/**
 * Style names that a span's `style` is made of. A name says what the text is; themes (`render/themes.ts`) give each name
 * its colours and attributes.
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
  // the reader and its lists
  'unfocused',
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

/** Adds `name` inside `style`, unless it is there already. */
export function withStyle(style: string | undefined, name: StyleName): string {
  if (!style) return name;
  return style.split(' ').includes(name) ? style : `${style} ${name}`;
}

/** Nests the style `inner` inside `outer`. */
export function nestStyle(outer: string, inner: string | undefined): string {
  return inner === undefined ? outer : `${outer} ${inner}`;
}
