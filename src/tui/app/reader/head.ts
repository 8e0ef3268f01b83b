import type { Article } from '../../../library/article.js';
import type { Library } from '../../../library/library.js';
import { details, separator } from '../../../library/masthead.js';
import { type Block, emptyDocument, type Run } from '../../../typeset/document.js';
import type { Line } from '../../../typeset/line.js';
import { createPage, type Page, type PageOptions } from '../../../typeset/page.js';

/**
 * The page with the article's title and details above its first block. They are rows of that block, as the blank
 * rows before a block are: the top of the article is the top of its head, and every other place stays what it was.
 */
export function withHead(page: Page, article: Article, library: Library): Page {
  const head = headLines(article, library, page.options);
  let first: readonly Line[] | undefined;
  let blocks = 0;
  return {
    document: page.document,
    options: page.options,
    get count() {
      return Math.max(1, page.count);
    },
    lines(index) {
      if (index !== 0) return page.lines(index);
      // An article that is empty so far may have grown.
      if (!first || blocks === 0) first = [...head, ...(page.count > 0 ? page.lines(0) : [])];
      blocks = page.count;
      return first;
    },
  };
}

function headLines(article: Article, library: Library, options: PageOptions): Line[] {
  const rows: Run[][] = [
    [{ text: article.title, style: 'title' }],
    [{ text: details(article, separator(options)), style: 'dim' }],
  ];
  const series = seriesNote(article, library);
  if (article.authors.length > 0) rows.push([{ text: article.authors.join(', '), style: 'dim' }]);
  if (series) rows.push([{ text: series, style: 'dim' }]);
  const blocks: Block[] = rows.map(runs => ({ kind: 'paragraph', runs, line: 1 }));
  const set = createPage({ ...emptyDocument(), blocks }, { ...options, links: 'none' });
  const lines = blocks.flatMap((_, index) => set.lines(index).filter(line => line.width > 0));
  const blank: Line = { runs: [], width: 0, offset: 0 };
  return [...lines.map(line => ({ ...line, runs: line.runs.map(drawn), offset: 0 })), blank];
}

/** What Lectern drew has no place in the author's text. */
function drawn({ text, style }: Run): Run {
  return style === undefined ? { text } : { text, style };
}

function seriesNote(article: Article, library: Library): string | undefined {
  if (!article.series) return undefined;
  const parts = partsOf(article, library);
  return `${article.series}, part ${parts.indexOf(article) + 1} of ${parts.length}`;
}

/** The articles of a series in their order. */
export function partsOf({ series }: Article, library: Library): Article[] {
  const parts = library.articles.filter(article => article.series === series);
  return parts.sort(
    (a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY) || 0,
  );
}
