/**
 * Marks around code and struck text where no style shows them: in a pipe, backticks and tildes as in Markdown; in accessible
 * mode, struck text is announced in words.
 */
import type { Span } from '../../document/document.js';
import type { LayoutOptions } from '../layout-options.js';
import { type FlowSpan, withOffset } from './flow-spans.js';

type Mark = 'code' | 'strike';

/** True if marks are written. */
export function hasPlainMarks({ plainMarks, accessible }: LayoutOptions): boolean {
  return plainMarks === true || accessible;
}

/** True for a span that is code or struck. */
export function hasPlainMark({ style }: Span): boolean {
  return style !== undefined && (has(style, 'code') || has(style, 'strike'));
}

/** Adds `spans[index]`, which starts at `at`, with the marks that start before it and end after it. */
export function addMarkedSpan(
  out: FlowSpan[],
  spans: readonly Span[],
  index: number,
  at: number,
  { accessible }: Pick<LayoutOptions, 'accessible'>,
): void {
  const span = spans[index] as Span;
  const first = out.length;
  const add = (text: string) => out.push(markSpan(span, text, out.length > first));
  const [openStruck, closeStruck] = accessible ? ['(deleted: ', ')'] : ['~~', '~~'];
  if (opens(spans, index, 'strike')) add(openStruck);
  if (opens(spans, index, 'code')) add(codeMarks(spans, index)[0]);
  const written = withOffset(span, at);
  if (out.length > first) written.glued = true;
  out.push(written);
  if (closes(spans, index, 'code')) add(codeMarks(spans, index)[1]);
  if (closes(spans, index, 'strike')) add(closeStruck);
}

/** Creates a span that looks like `span`. A literal for most spans, because `...` is slower. */
function markSpan(span: Span, text: string, glued: boolean): FlowSpan {
  const { style, link, footnote, tex } = span;
  return style === undefined || (link ?? footnote ?? tex) !== undefined
    ? { ...span, text, glued }
    : { text, style, glued };
}

function has(style: string | undefined, mark: Mark): boolean {
  return style === mark || (style?.includes(mark) === true && style.split(' ').includes(mark));
}

/** True if `mark` includes both spans. It ends at the end of a link, whose number follows. */
function isJoined(one: Span | undefined, other: Span | undefined, mark: Mark): boolean {
  return has(one?.style, mark) && has(other?.style, mark) && one?.link === other?.link;
}

function opens(spans: readonly Span[], index: number, mark: Mark): boolean {
  return has(spans[index]?.style, mark) && !isJoined(spans[index - 1], spans[index], mark);
}

function closes(spans: readonly Span[], index: number, mark: Mark): boolean {
  return has(spans[index]?.style, mark) && !isJoined(spans[index], spans[index + 1], mark);
}

/** Opening and closing backticks: more than any run in the code. A space separates them from backticks at its ends. */
function codeMarks(spans: readonly Span[], index: number): [open: string, close: string] {
  let text = spans[index]?.text ?? '';
  for (let before = index; isJoined(spans[before - 1], spans[before], 'code'); before--)
    text = (spans[before - 1]?.text ?? '') + text;
  for (let after = index; isJoined(spans[after], spans[after + 1], 'code'); after++)
    text += spans[after + 1]?.text ?? '';
  if (!text.includes('`')) return ['`', '`'];
  const runs = text.match(/`+/g) ?? [];
  const lengths = new Set(runs.map(run => run.length));
  let length = 1;
  while (lengths.has(length)) length++;
  const marks = '`'.repeat(length);
  return [text.startsWith('`') ? `${marks} ` : marks, text.endsWith('`') ? ` ${marks}` : marks];
}
