import type { Document } from '../../document/document.js';
import { matchHeadings, sectionNamed, sectionOf } from '../../document/section.js';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { finish } from '../../markdown/incremental-parse.js';
import { truncateList } from '../../util/truncate-list.js';
import { UserError } from '../../util/user-error.js';
import type { Context } from '../context.js';
import type { NamedArticle } from '../resolve-argument.js';
import type { Printing } from './pager.js';

/**
 * An article, or the section of it that is asked for, in the form that is asked for.
 * @throws {UserError} where the section is not there, or the headings alone are asked for as Markdown.
 */
export async function makePrinting(
  context: Context,
  { library, article, anchor }: NamedArticle,
): Promise<Printing> {
  const { format = 'text', toc, section: heading = anchor } = context.options;
  if (toc && format === 'markdown')
    throw new UserError('The headings alone have no form as Markdown.', {
      hint: 'They have one as text and as JSON: --toc --format json',
      code: 2,
    });
  if (format === 'markdown' && heading === undefined) {
    const { articleMarkdown } = await import('./render-data.js');
    return just(articleMarkdown(await library.markdown(article)));
  }
  const parsing = await library.parsing(article);
  const section = heading === undefined ? undefined : pickSection(finish(parsing), article, heading);
  if (!toc && format === 'text') {
    const { articleText } = await import('./render-text.js');
    return articleText(context, { library, article, parsing, section });
  }
  const printed = await import('./render-data.js');
  const document = section ?? finish(parsing);
  if (toc) return just(format === 'json' ? printed.tocJson(document) : printed.articleToc(document, context));
  const markdown = section ? await sectionSource(library, article, section) : await library.markdown(article);
  return just(
    format === 'json' ? printed.articleJson(article, document, markdown) : printed.articleMarkdown(markdown),
  );
}

const just =
  (text: string): Printing =>
  () => [text];

/** @throws {UserError} where no heading, or more than one, is meant. */
function pickSection(document: Document, article: Article, wanted: string): Document {
  const found = matchHeadings(document.headings, wanted);
  const [heading, second] = found;
  if (heading && !second) return sectionOf(document, heading);
  const named = heading ? undefined : sectionNamed(document, wanted);
  if (named) return named;
  const headings = (heading ? found : document.headings).map(({ anchor }) => `#${anchor}`);
  const message = heading
    ? `“${wanted}” is a part of several headings of ${article.slug}.`
    : `${article.slug} has no section “${wanted}”.`;
  throw new UserError(message, {
    hint: headings.length > 0 ? `It has ${truncateList(headings)}.` : 'It has no headings.',
  });
}

/** The lines of the Markdown from the section's heading up to the heading after it. */
async function sectionSource(library: Library, article: Article, section: Document): Promise<string> {
  const lines = (await library.markdown(article)).split(/\r\n|\n|\r/);
  const [first] = section.headings;
  const all = finish(await library.parsing(article)).headings;
  const next = first && all.find(({ line, level }) => line > first.line && level <= first.level);
  return `${lines
    .slice((first?.line ?? 1) - 1, next ? next.line - 1 : undefined)
    .join('\n')
    .trimEnd()}\n`;
}
