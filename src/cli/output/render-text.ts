import type { Block, Document } from '../../document/document.js';
import { allBlocks } from '../../document/section.js';
import type { Terminal } from '../../host/detect-terminal.js';
import type { LayoutOptions, LinkMode } from '../../layout/layout.js';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { addressOf } from '../../library/links/resolve-link.js';
import { finished, type Parsing } from '../../markdown/incremental-parse.js';
import { knownLanguage } from '../../render/highlight/languages.js';
import { streamText } from '../../render/stream-text.js';
import { withTitleBlock } from '../../render/title-block.js';
import type { Context } from '../context.js';
import type { LinkStyle } from '../options.js';
import type { Printing } from './pager.js';
import { painterFor } from './painting.js';
import { printWidth } from './print-options.js';

interface Reading {
  library: Library;
  article: Article;
  parsing: Parsing;
  /** Only this part of it. */
  section: Document | undefined;
}

/** An article as set text: its title and details, then its body, row by row as they are set. */
export async function articleText(context: Context, reading: Reading): Promise<Printing> {
  const { library, article, parsing, section } = reading;
  const { terminal, settings } = context;
  const source = section ? finished(section) : parsing;
  const shared = {
    measure: printWidth(settings.width, terminal, context.process.env),
    wrapCode: terminal.stdout,
    ascii: settings.ascii,
    accessible: settings.accessible,
    resolve: (target: string) => addressOf(library, article, target),
    ...(terminal.depth > 0 ? await colouring(source) : {}),
  };
  return paged => {
    const links = linkMode(settings.links ?? 'auto', terminal, paged);
    const painter = painterFor(context, links === 'hyperlink');
    const options: LayoutOptions = { ...shared, links };
    const body = streamText(source, options, painter);
    return rowsOf(
      section || isNameless(library, article) ? body : withTitleBlock(article, body, options, painter),
    );
  };
}

/** What came out of a pipe and has no title of its own: as in any filter, nothing is put before it. */
function isNameless({ key, name }: Library, { title }: Article): boolean {
  return key === '-' && title.toLowerCase() === name.toLowerCase();
}

/** `auto` is a hyperlink on a terminal that has them, and numbered notes in a pipe or a pager. */
function linkMode(wish: LinkStyle, terminal: Terminal, paged: boolean): LinkMode {
  if (wish !== 'auto') return wish;
  return terminal.hyperlinks && terminal.depth > 0 && !paged ? 'hyperlink' : 'notes';
}

/** How to colour the code that was not coloured when it was compiled; the highlighter is loaded only where there may be such. */
async function colouring({ document, done }: Parsing): Promise<Pick<LayoutOptions, 'colour'>> {
  if (done && ![...allBlocks(document.blocks)].some(isUncoloured)) return {};
  const { colourBlock } = await import('../../render/highlight/highlight-code.js');
  return { colour: colourBlock };
}

function isUncoloured(block: Block): boolean {
  return (
    block.kind === 'code' &&
    !block.spans &&
    block.language !== undefined &&
    knownLanguage(block.language) !== undefined
  );
}

function* rowsOf(rows: Iterable<string>): Generator<string> {
  for (const row of rows) yield `${row}\n`;
}
