/** Renders an article in any output format. Loaded lazily: a compiled article may have pre-rendered text. */

import type { Document } from '../../document/document.js';
import { matchHeadings, sectionNamed, sectionOf } from '../../document/section.js';
import type { Article } from '../../library/article.js';
import { finishParse } from '../../markdown/incremental-parse.js';
import { quote } from '../../text/quote.js';
import { truncateList } from '../../util/truncate-list.js';
import { UserError } from '../../util/user-error.js';
import type { ResolvedArticle } from '../resolve-argument.js';
import type { TextSource } from './print-text.js';
import type { RenderRequest } from './render-request.js';

/**
 * Renders an article, or one section of it.
 * @throws {UserError} if there is no such section, or `--toc` is combined with `--format markdown`
 */
export async function renderArticle(
  request: RenderRequest,
  { library, article, anchor }: ResolvedArticle,
): Promise<TextSource> {
  const { format, toc, section: heading = anchor } = request;
  if (toc && format === 'markdown')
    throw new UserError('--toc cannot be combined with --format markdown', {
      hint: 'use --format text or --format json',
      code: 2,
    });
  if (format === 'markdown' && heading === undefined) {
    const { formatMarkdown } = await import('./render-data.js');
    return just(formatMarkdown(await library.markdown(article)));
  }
  const parse = await library.parsing(article);
  const section = heading === undefined ? undefined : findSection(finishParse(parse), article, heading);
  if (!toc && format === 'text') {
    const { renderText } = await import('./render-text.js');
    return renderText(request, { library, article, parse, section });
  }
  const { formatJson, formatMarkdown, formatToc, formatTocJson } = await import('./render-data.js');
  const document = section ?? finishParse(parse);
  if (toc) return just(format === 'json' ? formatTocJson(document) : formatToc(document, request));
  const written = await library.markdown(article);
  const markdown = section ? sectionSource(written, finishParse(parse), section) : written;
  return just(format === 'json' ? formatJson(article, document, markdown) : formatMarkdown(markdown));
}

const just =
  (text: string): TextSource =>
  () => [text];

/** @throws {UserError} if the name matches no heading, or several */
function findSection(document: Document, article: Article, name: string): Document {
  const matches = matchHeadings(document.headings, name);
  const [heading, second] = matches;
  if (heading && !second) return sectionOf(document, heading);
  const named = heading ? undefined : sectionNamed(document, name);
  if (named) return named;
  if (heading)
    throw new UserError(`section ${quote(name)} is ambiguous in ${article.slug}`, {
      hint: `matching sections: ${anchorList(matches)}`,
    });
  throw new UserError(`no section ${quote(name)} in ${article.slug}`, {
    hint:
      document.headings.length > 0
        ? `available sections: ${anchorList(document.headings)}`
        : 'the article has no headings',
  });
}

function anchorList(headings: Document['headings']): string {
  return truncateList(headings.map(({ anchor }) => `#${anchor}`));
}

/** Returns the Markdown of a section, to the line of the next block. */
function sectionSource(markdown: string, { blocks, headings }: Document, section: Document): string {
  if (section.blocks.length === blocks.length) return markdown;
  const lines = markdown.split(/\r\n|\n|\r/);
  const [first] = section.headings;
  const from = headings.find(({ anchor }) => anchor === first?.anchor)?.block ?? 0;
  const start = blocks[from]?.line ?? 1;
  const end = blocks[from + section.blocks.length]?.line;
  return `${lines
    .slice(start - 1, end && end - 1)
    .join('\n')
    .trimEnd()}\n`;
}
