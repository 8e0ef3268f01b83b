import { anchorPosition } from '../../../../document/anchor.js';
import type { Document } from '../../../../document/document.js';
import { footnotesText, positionAt, textLength } from '../../../../document/document-text.js';
import { isUnmoved, type Position, relocate } from '../../../../document/position.js';
import { matchHeadings } from '../../../../document/section.js';
import { rowPositionOf } from '../../../../layout/row-position.js';
import { keyPlaceholder, withError, withMessage } from '../../reducer.js';
import type { JumpDestination, Reading, State, Target } from '../../state.js';
import { selectMatchAt } from '../find/find-state.js';
import { isSameTarget, targetsIn } from '../links/link-targets.js';
import { fillsScreen, lastTopRow, scrollToPosition, scrollToRow, TOP } from '../scroll.js';
import { extendJump, withEndMessage } from './jumps.js';

/**
 * Completes the pending jump if its destination is parsed, else leaves it pending. A destination that does not exist is
 * cancelled with a message.
 */
export function completePendingJump(state: State): State {
  const { reading } = state;
  if (!reading?.pendingJump) return state;
  const { pendingJump, parsing } = reading;
  const withoutJump: State = { ...state, reading: { ...reading, pendingJump: undefined } };
  if (pendingJump.kind === 'top') return extendJump(state, scrollToRow(withoutJump, TOP));
  if (pendingJump.kind === 'end') {
    const atEnd = { ...withoutJump, message: undefined };
    return parsing.done
      ? withEndMessage(extendJump(state, scrollToRow(atEnd, lastTopRow(withoutJump, reading))))
      : state;
  }
  const position = destinationPosition(reading, pendingJump);
  if (position === 'later') return state;
  if (position === undefined) {
    const { anchor, typed } = pendingJump as Extract<JumpDestination, { kind: 'anchor' }>;
    const { headings } = parsing.document;
    return withError(withoutJump, typed ? noHeadingText(headings, anchor) : missingSectionText(anchor));
  }
  // Without a screen of text parsed below it, the rows above it would be at the top.
  if (!parsing.done && !fillsScreen(state, reading, rowPositionOf(reading.layout, position))) return state;
  const how = pendingJump.kind === 'offset' ? 'near' : 'top';
  const next = extendJump(state, scrollToPosition(withoutJump, position, how));
  if (pendingJump.kind === 'offset') return selectMatchAt(next, pendingJump.offset);
  if (pendingJump.kind !== 'position') return next;
  return pendingJump.resumed
    ? withResumedMessage(withResumed(next))
    : reselectLink(next, pendingJump.selected);
}

export function missingSectionText(anchor: string): string {
  return `No section #${anchor} in this article`;
}

/** Names the first headings that a typed anchor is a part of, if there is more than one. */
function noHeadingText(headings: Document['headings'], text: string): string {
  const matches = matchHeadings(headings, text);
  if (matches.length === 0) return missingSectionText(text);
  const anchors = matches.slice(0, MAX_ANCHORS).map(({ anchor }) => `#${anchor}`);
  return `Section #${text} is ambiguous; ${matches.length} match: ${anchors.join(', ')}`;
}

/** Most headings that are named. */
const MAX_ANCHORS = 5;

/** Selects the link that was selected there, unless an edit has removed it. */
function reselectLink(state: State, target: Target | undefined): State {
  const { reading } = state;
  if (!reading || !target) return state;
  const selected = targetsIn(reading.layout, target.block).find(each => isSameTarget(each, target));
  return { ...state, reading: { ...reading, selected } };
}

function destinationPosition(reading: Reading, destination: JumpDestination): Position | 'later' | undefined {
  const { document, done } = reading.parsing;
  if (destination.kind === 'position') {
    const { position } = destination;
    return done ? relocate(document, position) : parsedPosition(document, position);
  }
  if (destination.kind === 'offset') {
    const isParsed = done || textLength(document) > destination.offset;
    return isParsed ? positionAt(document, destination.offset) : 'later';
  }
  if (destination.kind === 'footnote')
    return done ? footnotePosition(document, destination.footnote) : 'later';
  if (destination.kind !== 'anchor') return undefined;
  const { anchor, typed } = destination;
  const position = anchorPosition(document, anchor, done);
  if (position || !done) return position ?? 'later';
  return typed && onlyHeading(document, anchor);
}

/** Position of the only heading that the text may mean, as for `read --section`. */
function onlyHeading({ headings }: Document, text: string): Position | undefined {
  const [heading, second] = matchHeadings(headings, text);
  return heading && !second ? { block: heading.block, offset: heading.offset } : undefined;
}

/** Position of a footnote. The footnotes are the last block, one after the other. */
function footnotePosition({ blocks, footnotes }: Document, index: number): Position {
  const before = footnotesText(footnotes.slice(0, index)).length;
  return { block: blocks.length, offset: index > 0 ? before + 1 : 0 };
}

/** The position if the text above it is unedited. After an edit, the text is searched for once the document is parsed. */
function parsedPosition(document: Document, position: Position): Position | 'later' {
  const { block, offset } = position;
  return block < document.blocks.length && isUnmoved(document, position) ? { block, offset } : 'later';
}

/** Keeps the percent that was saved with the position. */
function withResumed(state: State): State {
  const { reading, readingStates } = state;
  const { percent } = (reading && readingStates.get(reading.article.path)) ?? {};
  if (!reading || percent === undefined) return state;
  return { ...state, reading: { ...reading, resumed: { position: reading.position, percent } } };
}

function withResumedMessage(state: State): State {
  const { reading } = state;
  if (!reading || (reading.topRow.block === 0 && reading.topRow.row === 0)) return state;
  // Added to the message of the action that opened the article.
  const start = state.message ? `${state.message.text}; resumed` : 'Resumed';
  const top = keyPlaceholder('reader.top');
  return withMessage(state, `${start} where you stopped reading; press ${top} for the top`);
}
