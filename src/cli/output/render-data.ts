/** Formats an article as Markdown, as a list of headings, or as JSON. Loaded lazily. */

import type { Document, Span } from '../../document/document.js';
import { documentText } from '../../document/document-text.js';
import type { Article } from '../../library/article.js';
import { TOO_MANY } from '../../markdown/notices.js';
import { renderLine } from '../../render/render.js';
import { dropBreakOpportunities, reduceBreakOpportunities, sanitise } from '../../text/sanitise.js';
import { minOf } from '../../util/large-lists.js';
import { createOutputRenderer } from './output-renderer.js';
import type { RenderRequest } from './render-request.js';
import { articleRecord, toJson } from './tsv-json.js';

/** Returns the author's Markdown with control characters shown. It has the front matter, so that line numbers hold. */
export function formatMarkdown(source: string): string {
  const unified = source.replaceAll(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  const text = reduceBreakOpportunities(sanitise(unified)).replaceAll('\u2028', '\n');
  return text.endsWith('\n') ? text : `${text}\n`;
}

/**
 * Formats the headings, indented by level, each with the anchor that opens it: `read kuber#storage`. The last row says if headings of
 * a very long article are missing.
 */
export function formatToc(
  document: Document,
  request: Pick<RenderRequest, 'theme' | 'depth' | 'italics' | 'accessible'>,
): string {
  const { accessible } = request;
  const renderer = createOutputRenderer(request);
  const row = (spans: Span[]): string => `${renderLine({ spans }, renderer)}\n`;
  const top = minOf(document.headings.map(({ level }) => level));
  const rows = document.headings.map(({ level, text, anchor }) => {
    const indent = '  '.repeat(level - top);
    return row([
      { text: `${indent}${dropBreakOpportunities(text)}  ` },
      { text: `#${anchor}`, style: 'dim' },
    ]);
  });
  const isCut = document.blocks.some(block => block.kind === 'notice' && block.text === TOO_MANY);
  if (isCut) rows.push(row([{ text: `${accessible ? 'Notice: ' : '! '}${TOO_MANY}`, style: 'notice' }]));
  return rows.join('');
}

/** Formats the headings as a JSON array on one line. */
export function formatTocJson({ headings }: Document): string {
  return `${toJson(headingRecords(headings))}\n`;
}

/** Formats an article or a section as JSON on one line: metadata, headings, text and Markdown. */
export function formatJson(article: Article, document: Document, markdown: string): string {
  const record = {
    ...articleRecord(article),
    extra: article.extra,
    headings: headingRecords(document.headings),
    text: documentText(document).replaceAll('\u2028', '\n'),
    markdown,
  };
  return `${toJson(record)}\n`;
}

function headingRecords(headings: Document['headings']) {
  return headings.map(({ level, text, anchor, line }) => ({ level, text, anchor, line }));
}
