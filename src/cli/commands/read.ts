import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { USUAL } from '../../library/usual.js';
import { isUserError, UserError } from '../../text/errors.js';
import type { Document } from '../../typeset/document.js';
import { finish } from '../../typeset/parsing.js';
import { matchHeadings, sectionNamed, sectionOf } from '../../typeset/section.js';
import type { Context } from '../context.js';
import { sentences } from '../failure.js';
import { type NamedArticle, nameArticle } from '../naming.js';
import { type Printing, send } from '../paging.js';
import { problemsOf, warnOf } from '../problems.js';
import { some } from '../some.js';
import { isUsual } from '../usual.js';
import { printWidth } from '../width.js';

/**
 * `lectern read`: the articles named, one after the other. One that is not found is said and passed over; the
 * others are printed, and the exit code is 1.
 */
export async function read(context: Context, names: readonly string[]): Promise<number> {
  if (names.length === 1) return printArticles(context, [await nameArticle(context, names[0] ?? '')]);
  let code = 0;
  const printings: Printing[] = [];
  for (const name of names) {
    try {
      printings.push(await printingOf(context, await nameArticle(context, name)));
    } catch (error) {
      if (!isUserError(error)) throw error;
      context.warn(sentences(error));
      code = error.code;
    }
  }
  await sendAll(context, printings);
  return code;
}

/** Prints articles that were found already. */
export async function printArticles(context: Context, named: readonly NamedArticle[]): Promise<number> {
  const printings: Printing[] = [];
  for (const one of named) printings.push(await printingOf(context, one));
  await sendAll(context, printings);
  return 0;
}

function sendAll(context: Context, printings: readonly Printing[]): Promise<void> {
  const between = betweenArticles(context);
  return send(context, paged =>
    joined(
      printings.map(printing => printing(paged)),
      between,
    ),
  );
}

/** What parts two articles: for a program as little as it needs, for a reader a row that no article has. */
function betweenArticles({ options, settings, terminal, process }: Context): string {
  const { format = 'text', toc } = options;
  if (format === 'json') return '';
  if (format === 'markdown' || toc || settings.accessible) return '\n';
  const width = Math.min(printWidth(settings.width, terminal, process.env), USUAL.measure);
  return `\n${(settings.ascii ? '=' : '═').repeat(width)}\n\n`;
}

function* joined(all: readonly Iterable<string>[], between: string): Generator<string> {
  for (const [index, chunks] of all.entries()) {
    if (index > 0) yield between;
    yield* chunks;
  }
}

async function printingOf(context: Context, { library, article, anchor }: NamedArticle): Promise<Printing> {
  await warnOf(problemsOf(library, article), context);
  const { format = 'text', toc, section: heading = anchor } = context.options;
  if (toc && format === 'markdown')
    throw new UserError('The headings alone have no form as Markdown.', {
      hint: 'They have one as text and as JSON: --toc --format json',
      code: 2,
    });
  if (format === 'text' && heading === undefined && !toc && isUsual(context)) {
    const piped = await library.piped?.(article);
    if (piped !== undefined) return just(piped);
  }
  if (format === 'markdown' && heading === undefined) {
    const { articleMarkdown } = await import('../printed.js');
    return just(articleMarkdown(await library.markdown(article)));
  }
  const parsing = await library.parsing(article);
  const section = heading === undefined ? undefined : pickSection(finish(parsing), article, heading);
  if (!toc && format === 'text') {
    const { articleText } = await import('../text.js');
    return articleText(context, { library, article, parsing, section });
  }
  const printed = await import('../printed.js');
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
    hint: headings.length > 0 ? `It has ${some(headings)}.` : 'It has no headings.',
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
