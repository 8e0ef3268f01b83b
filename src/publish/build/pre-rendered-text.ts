import type { Document } from '../../document/document.js';
import type { LayoutOptions } from '../../layout/layout.js';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { addressOf } from '../../library/links/resolve-link.js';
import { finished } from '../../markdown/incremental-parse.js';
import { DEFAULT_PRINT_OPTIONS } from '../../render/default-print-options.js';
import { createRenderer } from '../../render/render.js';
import { streamText } from '../../render/stream-text.js';
import { THEMES } from '../../render/themes.js';
import { withTitleBlock } from '../../render/title-block.js';

/**
 * An article as `read` writes it into a pipe when nothing else is asked for: set by the way every text goes, once, when
 * the library is compiled. Cold, setting an article takes longer than all the rest of the command.
 */
export function pipedText(
  library: Pick<Library, 'articles' | 'homepage'>,
  article: Article,
  document: Document,
): string {
  const options: LayoutOptions = {
    ...DEFAULT_PRINT_OPTIONS,
    resolve: target => addressOf(library, article, target),
  };
  const painter = createRenderer(THEMES.mono, 0);
  const rows = withTitleBlock(article, streamText(finished(document), options, painter), options, painter);
  return [...rows, ''].join('\n');
}
