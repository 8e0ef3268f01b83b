import type { IncrementalParse } from '../markdown/incremental-parse.js';
import type { Article } from './article.js';
import type { LongText } from './files/long-text.js';
import type { FrontMatter } from './front-matter/front-matter.js';

/** Starts to parse the body of an article, which begins on `firstLine` (1-based) of its source. Loads the parser on demand. */
export async function parseBody(
  article: Article,
  source: string,
  firstLine: number,
): Promise<IncrementalParse> {
  const { startParse } = await import('../markdown/parse.js');
  const { loadDrawers, syntaxFor } = await import('../markdown/dialects/dialects.js');
  const { findSiteTools } = await import('./site-tools.js');
  const body = sliceFromLine(source, firstLine);
  return startParse(body, {
    firstLine,
    title: article.title,
    syntax: syntaxFor(article.path, body, {
      ...findSiteTools(article, body),
      drawers: await loadDrawers(body),
    }),
  });
}

/** Bytes of a long text that are enough for a first screen: several slices of the parser. */
const START_SIZE = 1 << 16;

/** Parses the start of a long text. Undefined if the parser has to read on, such as for the end of a code block. */
export async function parseStart(
  article: Article,
  whole: LongText,
  split: (source: string) => Pick<FrontMatter, 'bodyAt' | 'bodyLine'>,
): Promise<IncrementalParse | undefined> {
  const { text, size } = whole.start(START_SIZE);
  const { bodyAt, bodyLine } = split(text);
  const { document, done, consumed, length } = await parseBody(article, text, bodyLine);
  if (done) return undefined;
  const unitsPerByte = length / (size - Buffer.byteLength(text.slice(0, bodyAt)));
  const rest = (whole.length - size) * unitsPerByte;
  return { document, done, consumed, length: length + rest, step() {} };
}

/** The part from a line on. Lines end in carriage returns if there are no line feeds, as in `findFrontMatter`. */
function sliceFromLine(source: string, line: number): string {
  const lineEnd = source.includes('\n') ? '\n' : '\r';
  let start = 0;
  for (let number = 1; number < line; number++) start = source.indexOf(lineEnd, start) + 1 || source.length;
  return source.slice(start);
}
