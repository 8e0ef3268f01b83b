import type { Terminal } from '../host/terminal.js';
import type { Article } from '../library/article.js';
import type { Library } from '../library/library.js';
import { addressOf } from '../library/resolve.js';
import { withMasthead } from '../library/titled.js';
import { knownLanguage } from '../typeset/code/languages.js';
import type { Block, Document } from '../typeset/document.js';
import type { LinkMode, PageOptions } from '../typeset/page.js';
import { finished, type Parsing } from '../typeset/parsing.js';
import { printDocument } from '../typeset/print.js';
import { allBlocks } from '../typeset/section.js';
import type { LinkWish } from './command.js';
import type { Context } from './context.js';
import type { Printing } from './paging.js';
import { painterFor } from './painting.js';
import { printWidth } from './width.js';

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
    linear: settings.accessible,
    resolve: (target: string) => addressOf(library, article, target),
    ...(terminal.depth > 0 ? await colouring(source) : {}),
  };
  return paged => {
    const links = linkMode(settings.links ?? 'auto', terminal, paged);
    const painter = painterFor(context, links === 'hyperlink');
    const options: PageOptions = { ...shared, links };
    const body = printDocument(source, options, painter);
    return rowsOf(
      section || isNameless(library, article) ? body : withMasthead(article, body, options, painter),
    );
  };
}

/** What came out of a pipe and has no title of its own: as in any filter, nothing is put before it. */
function isNameless({ key, name }: Library, { title }: Article): boolean {
  return key === '-' && title.toLowerCase() === name.toLowerCase();
}

/** `auto` is a hyperlink on a terminal that has them, and numbered notes in a pipe or a pager. */
function linkMode(wish: LinkWish, terminal: Terminal, paged: boolean): LinkMode {
  if (wish !== 'auto') return wish;
  return terminal.hyperlinks && terminal.depth > 0 && !paged ? 'hyperlink' : 'notes';
}

/** How to colour the code that was not coloured when it was compiled; the highlighter is loaded only where there may be such. */
async function colouring({ document, done }: Parsing): Promise<Pick<PageOptions, 'colour'>> {
  if (done && ![...allBlocks(document.blocks)].some(isUncoloured)) return {};
  const { colourBlock } = await import('../typeset/code/colour.js');
  return { colour: colourBlock };
}

function isUncoloured(block: Block): boolean {
  return (
    block.kind === 'code' &&
    !block.runs &&
    block.language !== undefined &&
    knownLanguage(block.language) !== undefined
  );
}

function* rowsOf(rows: Iterable<string>): Generator<string> {
  for (const row of rows) yield `${row}\n`;
}
