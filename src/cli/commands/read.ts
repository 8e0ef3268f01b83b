import { DEFAULT_PRINT_OPTIONS } from '../../render/default-print-options.js';
import { isUserError } from '../../util/user-error.js';
import type { Context } from '../context.js';
import { sentences } from '../errors/format-error.js';
import { problemsOf, warnOf } from '../errors/report-problems.js';
import { type Printing, send } from '../output/pager.js';
import { printWidth } from '../output/print-options.js';
import { isUsual } from '../output/usual.js';
import { type NamedArticle, nameArticle } from '../resolve-argument.js';

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
  const width = Math.min(printWidth(settings.width, terminal, process.env), DEFAULT_PRINT_OPTIONS.measure);
  return `\n${(settings.ascii ? '=' : '═').repeat(width)}\n\n`;
}

function* joined(all: readonly Iterable<string>[], between: string): Generator<string> {
  for (const [index, chunks] of all.entries()) {
    if (index > 0) yield between;
    yield* chunks;
  }
}

/** The text that a compiled article carries, where that is what is asked for; else what is set now, for which more is loaded. */
async function printingOf(context: Context, named: NamedArticle): Promise<Printing> {
  const { library, article, anchor } = named;
  await warnOf(problemsOf(library, article), context);
  const { format = 'text', toc, section = anchor } = context.options;
  if (format === 'text' && section === undefined && !toc && isUsual(context)) {
    const piped = await library.preRendered?.(article);
    if (piped !== undefined) return () => [piped];
  }
  const { makePrinting } = await import('../output/render-article.js');
  return makePrinting(context, named);
}
