import type { StyleName } from '../../document/style.js';

/** Style of a token. `''` is plain, `inherit` the style of the text around it. */
export type TokenStyle = StyleName | '' | 'inherit';

/**
 * Styles by highlight.js class. Complete, so that none of cli-highlight's own colours are used.
 * cli-highlight also looks up a class by its part before the first hyphen (`selector` for `selector-tag`).
 */
export const TOKEN_STYLES: Readonly<Record<string, TokenStyle>> = {
  keyword: 'keyword',
  built_in: 'builtin',
  builtin: 'builtin',
  'builtin-name': 'builtin',
  type: 'type',
  literal: 'literal',
  number: 'number',
  regexp: 'string',
  string: 'string',
  subst: '',
  symbol: 'symbol',
  class: 'inherit',
  function: 'inherit',
  title: 'function',
  params: 'inherit',
  comment: 'comment',
  quote: 'comment',
  doctag: 'meta',
  meta: 'meta',
  'meta-keyword': 'meta',
  'meta-string': 'string',
  section: 'type',
  tag: 'inherit',
  name: 'tag',
  attr: 'attribute',
  attribute: 'attribute',
  property: 'attribute',
  variable: 'variable',
  bullet: 'symbol',
  code: 'string',
  emphasis: 'em',
  strong: 'strong',
  formula: 'number',
  link: 'string',
  operator: 'operator',
  punctuation: 'inherit',
  selector: 'tag',
  'selector-tag': 'tag',
  'selector-id': 'tag',
  'selector-class': 'tag',
  'selector-attr': 'attribute',
  'selector-pseudo': 'attribute',
  template: 'variable',
  'template-tag': 'variable',
  'template-variable': 'variable',
  addition: 'addition',
  deletion: 'deletion',
};
