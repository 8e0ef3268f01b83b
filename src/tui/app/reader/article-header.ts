import { type Block, emptyDocument } from '../../../document/document.js';
import { createLayout, type Layout } from '../../../layout/layout.js';
import type { LayoutOptions } from '../../../layout/layout-options.js';
import type { Line, LineSpan } from '../../../layout/line.js';
import { blankLine, pictureLines } from '../../../layout/row-builders.js';
import type { Article } from '../../../library/article.js';
import type { Library } from '../../../library/library.js';
import { detailsLine, detailsSeparator } from '../../../render/article-details.js';

/**
 * Adds the header (title and details) above the first block of a layout. Its rows belong to that block, as blank rows before a
 * block do, so the top of the article is the top of the header and no other position changes.
 */
export function withHeader(layout: Layout, article: Article, library: Library): Layout {
  const header = headerLines(article, library, layout.options);
  let first: readonly Line[] | undefined;
  let blocks = 0;
  return {
    document: layout.document,
    options: layout.options,
    get count() {
      return Math.max(1, layout.count);
    },
    lines(index) {
      if (index !== 0) return layout.lines(index);
      // Until the first block is parsed, the header is the only content.
      if (!first || blocks === 0) first = [...header, ...(layout.count > 0 ? layout.lines(0) : [])];
      blocks = layout.count;
      return first;
    },
    withOptions: (options, changed) => withHeader(layout.withOptions(options, changed), article, library),
  };
}

/**
 * Text of the header, one line for each row. A search covers it as if it were before the body: its offsets are below 0, and no
 * reading position has such an offset.
 */
export function headerText(article: Article, library: Library, options: LayoutOptions): string {
  return headerRows(article, library, options).join('\n');
}

/** Offset of the header's first character. The header ends with a line break before the body, which starts at 0. */
export function headerStart(text: string): number {
  return -text.length - 1;
}

function headerRows(article: Article, library: Library, options: LayoutOptions): string[] {
  const series = seriesNote(article, library);
  return [
    article.title,
    detailsLine(article, detailsSeparator(options)),
    ...(article.authors.length > 0 ? [article.authors.join(', ')] : []),
    ...(series ? [series] : []),
  ];
}

/** The parts of the header that come from the article, for comparison. */
export function headerDetails(article: Article): string {
  const { title, authors, series = '', image = '' } = article;
  return [title, detailsLine(article, ' '), ...authors, series, image].join('\n');
}

function headerLines(article: Article, library: Library, options: LayoutOptions): Line[] {
  const rows = headerRows(article, library, options);
  const blocks = rows.map((text, index): Block => {
    return { kind: 'paragraph', spans: [{ text, style: index === 0 ? 'title' : 'dim' }], line: 1 };
  });
  const layout = createLayout({ ...emptyDocument(), blocks }, { ...options, links: 'none' });
  let start = headerStart(rows.join('\n'));
  const lines = rows.flatMap((text, index) => {
    const row = layout.lines(index).filter(line => line.width > 0);
    const shifted = row.map(({ spans, width }) => ({
      spans: spans.map(span => shift(span, start)),
      width,
      offset: 0,
    }));
    start += text.length + 1;
    return shifted;
  });
  return [...coverLines(article, options), ...lines, blankLine(0)];
}

/** The cover above the title. A cover that is not shown has no caption, because the text does not refer to it. */
function coverLines({ image }: Article, { pictureOf, width }: LayoutOptions): Line[] {
  const picture = image === undefined ? undefined : pictureOf?.(image, width);
  if (!picture || 'problem' in picture) return [];
  return [...pictureLines(picture, 0), blankLine(0)];
}

function shift({ text, style, at }: LineSpan, by: number): LineSpan {
  return { text, ...(style === undefined ? {} : { style }), ...(at === undefined ? {} : { at: at + by }) };
}

function seriesNote(article: Article, library: Library): string | undefined {
  if (!article.series) return undefined;
  const parts = seriesParts(article, library);
  const index = parts.indexOf(article);
  // An external article, or one whose file was removed, is no part of the library.
  if (parts.length < 2 || index < 0) return article.series;
  return `${article.series}, part ${index + 1} of ${parts.length}`;
}

/** The articles of a series, in order. */
export function seriesParts({ series }: Article, library: Library): Article[] {
  const parts = library.articles.filter(article => article.series === series);
  return parts.sort(
    (a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY) || 0,
  );
}
