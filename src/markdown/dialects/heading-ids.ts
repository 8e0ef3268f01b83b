/** Ids that Zola, Hugo, Docusaurus and kramdown let a heading have: `## Jars {#jars}`. Its anchor here is made of its text, and that is another. */

import { fences } from './code-fences.js';
import type { Dialect } from './dialect.js';

const HEADING = /^( {0,3}#{1,6}[ \t][^\n]{0,500}?)[ \t]*\{#([^{}\s"<>]{1,200})\}[ \t]*$/;

export const headingIds: Dialect = source => {
  if (!source.includes('{#')) return source;
  const isCode = fences();
  return source
    .split('\n')
    .map(row => (isCode(row) ? row : row.replace(HEADING, '$1 <a id="$2"></a>')))
    .join('\n');
};
