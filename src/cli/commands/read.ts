import { DEFAULT_PRINT_OPTIONS } from '../../render/default-print-options.js';
import { isUserError } from '../../util/user-error.js';
import type { Context } from '../context.js';
import { reportArticleProblems } from '../errors/report-problems.js';
import { printText, type TextSource } from '../output/print-text.js';
import { isPreRendered, type RenderRequest, resolveRenderRequest } from '../output/render-request.js';
import { type ResolvedArticle, resolveArticle } from '../resolve-argument.js';

/**
 * `lectern read`: prints the named articles. An article that is not found is reported and skipped; the others are
 * printed, and the exit code is the largest of the errors.
 */
export async function read(context: Context, names: readonly string[]): Promise<number> {
  if (names.length === 1) return printArticles(context, [await resolveArticle(context, names[0] ?? '')]);
  const request = resolveRenderRequest(context);
  let code = 0;
  const sources: TextSource[] = [];
  for (const name of names) {
    try {
      sources.push(await createSource(context, request, await resolveArticle(context, name)));
    } catch (error) {
      if (!isUserError(error)) throw error;
      await context.report('error', error.message, error.hint);
      code = Math.max(code, error.code);
    }
  }
  await printAll(context, request, sources);
  return code;
}

export async function printArticles(context: Context, articles: readonly ResolvedArticle[]): Promise<number> {
  const request = resolveRenderRequest(context);
  const sources: TextSource[] = [];
  for (const article of articles) sources.push(await createSource(context, request, article));
  await printAll(context, request, sources);
  return 0;
}

/** Returns the pre-rendered text of a compiled article if it fits the request. Else loads the renderer. */
async function createSource(
  context: Context,
  request: RenderRequest,
  named: ResolvedArticle,
): Promise<TextSource> {
  const { library, article, anchor } = named;
  await reportArticleProblems(library, article, context);
  if (isPreRendered(request) && (request.section ?? anchor) === undefined) {
    const text = await library.preRendered?.(article);
    if (text !== undefined) return () => [text];
  }
  const { renderArticle } = await import('../output/render-article.js');
  return renderArticle(request, named);
}

function printAll(context: Context, request: RenderRequest, sources: readonly TextSource[]): Promise<void> {
  const separator = articleSeparator(request);
  return printText(context, use =>
    joinTexts(
      sources.map(source => source(use)),
      separator,
    ),
  );
}

/** Returns the text between two articles. For people it is a rule, which no article contains at this width. */
function articleSeparator({ format, toc, accessible, ascii, width }: RenderRequest): string {
  if (format === 'json') return '';
  if (format === 'markdown' || toc || accessible) return '\n';
  return `\n${(ascii ? '=' : '═').repeat(Math.min(width, DEFAULT_PRINT_OPTIONS.width))}\n\n`;
}

function* joinTexts(texts: readonly Iterable<string>[], separator: string): Generator<string> {
  for (const [index, chunks] of texts.entries()) {
    if (index > 0) yield separator;
    yield* chunks;
  }
}
