/**
 * Marks around code and struck text where no style shows them: in a pipe, backticks and tildes as in Markdown; in accessible
 * mode, struck text is announced in words.
 */
import type { Span } from '../../document/document.js';
import type { LayoutOptions } from '../layout-options.js';
import { createLineSpan } from '../row-builders.js';
import { type FlowSpan, gluedSpan, withOffset } from './flow-spans.js';

type Mark = 'code' | 'strike';

/** True if marks are written. */
export function hasPlainMarks({ plainMarks, accessible }: LayoutOptions): boolean {
  return plainMarks === true || accessible;
}

/** True if the output has neither styles nor hyperlinks. Then only the text of a line is printed. */
export function showsOnlyText({ plainMarks, links }: LayoutOptions): boolean {
  return plainMarks === true && links !== 'hyperlink';
}

/** True for a span that is code or struck. */
export function hasPlainMark({ style }: Span): boolean {
  return style !== undefined && (has(style, 'code') || has(style, 'strike'));
}

/** True for code without backticks and without other code beside it, which has a backtick at each end. Most code is. */
export function isLoneCode(spans: readonly Span[], index: number): boolean {
  const { style, text } = spans[index] as Span;
  return (
    style === 'code' &&
    !text.includes('`') &&
    !(index > 0 && has(spans[index - 1]?.style, 'code')) &&
    !(index + 1 < spans.length && has(spans[index + 1]?.style, 'code'))
  );
}

/** Adds `spans[index]`, which starts at `at`, with the marks around it. */
export function addMarkedSpan(
  out: FlowSpan[],
  spans: readonly Span[],
  index: number,
  at: number,
  options: Pick<LayoutOptions, 'accessible'>,
): void {
  const span = spans[index] as Span;
  const { before, after } = marksAround(spans, index, options);
  for (const mark of before) out.push(markSpan(span, mark, mark !== before[0]));
  const written = withOffset(span, at);
  if (before.length > 0) written.glued = true;
  out.push(written);
  for (const mark of after) out.push(markSpan(span, mark, true));
}

/** Returns the marks that start before `spans[index]` and those that end after it, in the order of the text. */
export function marksAround(
  spans: readonly Span[],
  index: number,
  { accessible }: Pick<LayoutOptions, 'accessible'>,
): { before: string[]; after: string[] } {
  const before: string[] = [];
  const after: string[] = [];
  const [openStruck, closeStruck] = accessible ? ['(deleted: ', ')'] : ['~~', '~~'];
  if (opens(spans, index, 'strike')) before.push(openStruck);
  if (opens(spans, index, 'code')) before.push(codeMarks(spans, index)[0]);
  if (closes(spans, index, 'code')) after.push(codeMarks(spans, index)[1]);
  if (closes(spans, index, 'strike')) after.push(closeStruck);
  return { before, after };
}

/** Creates a span that looks like `span`. */
function markSpan(span: Span, text: string, glued: boolean): FlowSpan {
  const { style, link, footnote } = span;
  const create = glued ? gluedSpan : createLineSpan;
  return create(text, style, link, undefined, footnote);
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
