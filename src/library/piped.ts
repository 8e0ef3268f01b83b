import type { Document } from '../typeset/document.js';
import type { PageOptions } from '../typeset/page.js';
import { createPainter } from '../typeset/paint.js';
import { finished } from '../typeset/parsing.js';
import { printDocument } from '../typeset/print.js';
import { THEMES } from '../typeset/themes.js';
import type { Article } from './article.js';
import type { Library } from './library.js';
import { addressOf } from './resolve.js';
import { withMasthead } from './titled.js';
import { USUAL } from './usual.js';

/**
 * An article as `read` writes it into a pipe when nothing else is asked for: set by the way every text goes, once, when
 * the library is compiled. Cold, setting an article takes longer than all the rest of the command.
 */
export function pipedText(
  library: Pick<Library, 'articles' | 'homepage'>,
  article: Article,
  document: Document,
): string {
  const options: PageOptions = { ...USUAL, resolve: target => addressOf(library, article, target) };
  const painter = createPainter(THEMES.mono, 0);
  const rows = withMasthead(article, printDocument(finished(document), options, painter), options, painter);
  return [...rows, ''].join('\n');
}
