/** highlight.js's classes → Lectern's styles. */
import type { StyleName } from '../../document/style.js';

/** A style; plain; or whatever the text around it has. */
export type Meaning = StyleName | '' | 'inherit';

/**
 * Every class that cli-highlight has a colour for, so that none of its own are used. It reads a class up to its
 * first hyphen (`selector-tag` as `selector`), so those stand here too.
 */
export const CLASSES: Readonly<Record<string, Meaning>> = {
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
