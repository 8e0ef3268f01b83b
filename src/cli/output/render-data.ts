/** The forms of an article other than set text: its Markdown, its headings, JSON. */

import type { Document } from '../../document/document.js';
import { documentText } from '../../document/document-text.js';
import type { Article } from '../../library/article.js';
import { renderLine } from '../../render/render.js';
import { clean } from '../../text/sanitise.js';
import type { Context } from '../context.js';
import { painterFor } from './painting.js';
import { articleRecord, json } from './tsv-json.js';

/** The author's Markdown, front matter included, so that line numbers hold; what a terminal might obey is shown. */
export function articleMarkdown(source: string): string {
  const text = clean(source.replaceAll(/\r\n?/g, '\n').replace(/^\ufeff/, '')).replaceAll('\u2028', '\n');
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The headings, indented by level, and the anchor that opens each: `read kuber#storage`. */
export function articleToc(document: Document, context: Pick<Context, 'settings' | 'terminal'>): string {
  const painter = painterFor(context);
  const top = Math.min(...document.headings.map(({ level }) => level));
  const rows = document.headings.map(({ level, text, anchor }) => {
    const indent = '  '.repeat(level - top);
    return `${renderLine({ spans: [{ text: `${indent}${text}  ` }, { text: `#${anchor}`, style: 'dim' }] }, painter)}\n`;
  });
  return rows.join('');
}

/** The headings as one JSON array on one line. */
export function tocJson({ headings }: Document): string {
  return `${json(headingRecords(headings))}\n`;
}

/** Metadata, headings, text and Markdown, of the article or of what was taken of it, as one JSON object on one line. */
export function articleJson(article: Article, document: Document, markdown: string): string {
  const record = {
    ...articleRecord(article),
    extra: article.extra,
    headings: headingRecords(document.headings),
    text: documentText(document).replaceAll('\u2028', '\n'),
    markdown,
  };
  return `${json(record)}\n`;
}

function headingRecords(headings: Document['headings']) {
  return headings.map(({ level, text, anchor, line }) => ({ level, text, anchor, line }));
}
