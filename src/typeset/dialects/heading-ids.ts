/** Ids that Zola, Hugo, Docusaurus and kramdown let a heading have: `## Jars {#jars}`. Here its anchor is made of its text. */
import type { Dialect } from './dialect.js';
import { fences } from './prose.js';

const HEADING = /^( {0,3}#{1,6}[ \t][^\n]{0,500}?)[ \t]*\{#[^{}\n]{1,200}\}[ \t]*$/;

export const headingIds: Dialect = source => {
  if (!source.includes('{#')) return source;
  const isCode = fences();
  return source
    .split('\n')
    .map(row => (isCode(row) ? row : row.replace(HEADING, '$1')))
    .join('\n');
};
