import { type Block, emptyDocument } from '../../../document/document.js';
import { createLayout, type Layout, type LayoutOptions } from '../../../layout/layout.js';
import type { Line, LineSpan } from '../../../layout/line.js';
import type { Article } from '../../../library/article.js';
import type { Library } from '../../../library/library.js';
import { detailsLine, separator } from '../../../render/article-details.js';

/**
 * The page with the article's title and details above its first block. They are rows of that block, as the blank
 * rows before a block are: the top of the article is the top of its head, and every other place stays what it was.
 */
export function withHead(page: Layout, article: Article, library: Library): Layout {
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

/**
 * What stands in the head, row by row. A search finds it too, as if it stood before the text: its offsets are those
 * from there back, below 0, and no place has such a one.
 */
export function headText(article: Article, library: Library, options: LayoutOptions): string {
  return headRows(article, library, options).join('\n');
}

/** Where the text of the head starts: it ends with a line break before the text, which starts at 0. */
export function headStart(text: string): number {
  return -text.length - 1;
}

function headRows(article: Article, library: Library, options: LayoutOptions): string[] {
  const series = seriesNote(article, library);
  return [
    article.title,
    detailsLine(article, separator(options)),
    ...(article.authors.length > 0 ? [article.authors.join(', ')] : []),
    ...(series ? [series] : []),
  ];
}

function headLines(article: Article, library: Library, options: LayoutOptions): Line[] {
  const rows = headRows(article, library, options);
  const blocks = rows.map((text, index): Block => {
    return { kind: 'paragraph', spans: [{ text, style: index === 0 ? 'title' : 'dim' }], line: 1 };
  });
  const set = createLayout({ ...emptyDocument(), blocks }, { ...options, links: 'none' });
  let start = headStart(rows.join('\n'));
  const lines = rows.flatMap((text, index) => {
    const row = set.lines(index).filter(line => line.width > 0);
    const shifted = row.map(({ spans, width }) => ({
      spans: spans.map(run => shift(run, start)),
      width,
      offset: 0,
    }));
    start += text.length + 1;
    return shifted;
  });
  return [...lines, { spans: [], width: 0, offset: 0 }];
}

function shift({ text, style, at }: LineSpan, by: number): LineSpan {
  return { text, ...(style === undefined ? {} : { style }), ...(at === undefined ? {} : { at: at + by }) };
}

function seriesNote(article: Article, library: Library): string | undefined {
  if (!article.series) return undefined;
  const parts = partsOf(article, library);
  if (parts.length < 2) return article.series;
  return `${article.series}, part ${parts.indexOf(article) + 1} of ${parts.length}`;
}

/** The articles of a series in their order. */
export function partsOf({ series }: Article, library: Library): Article[] {
  const parts = library.articles.filter(article => article.series === series);
  return parts.sort(
    (a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY) || 0,
  );
}
