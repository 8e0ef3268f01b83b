/** Renders an article as text: `read --format text`. Loaded lazily. */
import type { Block, Document } from '../../document/document.js';
import { allBlocks } from '../../document/section.js';
import { runWithDeadline } from '../../host/run-with-deadline.js';
import type { LayoutOptions, LinkMode } from '../../layout/layout-options.js';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { linkAddress } from '../../library/links/resolve-link.js';
import { type IncrementalParse, toFinishedParse } from '../../markdown/incremental-parse.js';
import { grammarFor } from '../../render/highlight/languages.js';
import { streamText } from '../../render/stream-text.js';
import { withTitleBlock } from '../../render/title-block.js';
import { createOutputRenderer } from './output-renderer.js';
import type { TextSource, TextUse } from './print-text.js';
import type { RenderRequest } from './render-request.js';

interface ParsedArticle {
  library: Library;
  article: Article;
  parse: IncrementalParse;
  /** The part to render; undefined: all of it. */
  section: Document | undefined;
}

/** Renders the title block and the body, line by line as they are laid out. */
export async function renderText(
  request: RenderRequest,
  { library, article, parse, section }: ParsedArticle,
): Promise<TextSource> {
  const { width, wrapCode, ascii, accessible } = request;
  const source = section ? toFinishedParse(section) : parse;
  const shared = {
    width,
    wrapCode,
    ascii,
    accessible,
    plainMarks: request.depth === 0,
    resolve: (target: string) => linkAddress(library, article, target),
    ...(request.depth > 0 ? await highlighting(source) : {}),
  };
  return use => {
    const links = linkMode(request, use);
    const renderer = createOutputRenderer(request, links === 'hyperlink');
    const options: LayoutOptions = { ...shared, links };
    const body = streamText(source, options, renderer, { releasesBlocks: use === 'last' });
    return toLines(
      section || isUntitledInput(library, article) ? body : withTitleBlock(article, body, options, renderer),
    );
  };
}

/** True for standard input without a title of its own. It is printed without a title block, as in any filter. */
function isUntitledInput({ key, name }: Library, { title }: Article): boolean {
  return key === '-' && title.toLowerCase() === name.toLowerCase();
}

/** `auto` is hyperlinks on a terminal that has them, numbered notes in a pipe or a pager. */
function linkMode({ links, hyperlinks }: RenderRequest, use: TextUse): LinkMode {
  if (links !== 'auto') return links;
  return hyperlinks && use !== 'pager' ? 'hyperlink' : 'notes';
}

/** Loads the highlighter if the document may have code that was not highlighted when it was compiled. */
async function highlighting({
  document,
  done,
}: IncrementalParse): Promise<Pick<LayoutOptions, 'highlightCode'>> {
  if (done && !allBlocks(document.blocks).some(needsHighlighting)) return {};
  const { createBlockHighlighter, PRINT_LIMITS } = await import(
    '../../render/highlight/highlight-within-limits.js'
  );
  return { highlightCode: createBlockHighlighter(runWithDeadline, PRINT_LIMITS) };
}

function needsHighlighting(block: Block): boolean {
  return (
    block.kind === 'code' &&
    !block.spans &&
    block.language !== undefined &&
    grammarFor(block.language) !== undefined
  );
}

function* toLines(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
