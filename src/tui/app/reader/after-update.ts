import type { Block } from '../../../document/document.js';
import type { Line } from '../../../layout/line.js';
import { knownLanguage } from '../../../render/highlight/languages.js';
import type { Effect } from '../effect.js';
import { type Step, step } from '../reducer.js';
import type { Reading, State } from '../state.js';
import { leapOf } from './history/jumps.js';
import { progressOf } from './reading-progress.js';
import { shownLines } from './viewport.js';

/**
 * What follows from any step in an article, whatever it was: the place is kept when it has changed, the article is
 * marked read when its end was reached, and the highlighter is loaded once a block on the screen needs it.
 */
export function settle(before: State, [state, effects]: Step): Step {
  const { reading } = state;
  if (!reading) return [state, effects];
  const isKept = before.reading?.place === reading.place && !before.reading.find?.typing;
  const [kept, keeping] = isKept ? [state, []] : keepPlace(withoutLost(state, reading), reading);
  const [coloured, colouring] = needsColour(kept)
    ? step({ ...kept, colour: 'asked' }, { type: 'load-colour' })
    : [kept, []];
  const more: Effect[] = [...keeping, ...colouring];
  return more.length === 0 ? [coloured, effects] : [coloured, [...effects, ...more]];
}

/** A link that was scrolled away is no longer selected: `Enter` must not follow what is not seen. */
function withoutLost(state: State, reading: Reading): State {
  const { selected } = reading;
  if (!selected) return state;
  const [start] = selected.range;
  const isThere = shownLines(state).some(({ block, line }) => block === selected.block && shows(line, start));
  return isThere ? state : { ...state, reading: { ...reading, selected: undefined } };
}

function shows(line: Line, offset: number): boolean {
  return line.spans.some(({ at, text }) => at !== undefined && at <= offset && offset < at + text.length);
}

function keepPlace(state: State, reading: Reading): Step {
  // A goal not reached yet, or a search being typed: where the reader is for the moment is no place to come back to.
  if (reading.goal || reading.find?.typing) return step(state);
  const { path } = reading.article;
  const leap = leapOf(reading);
  // Who was led to a hit may only have a look at it: where they were is kept until they read on from there.
  if (leap?.along === 'hits') return step(state, { type: 'keep', path, change: { place: leap.from.place } });
  const { percent } = progressOf(state);
  const old = state.kept.get(path);
  const { document } = reading.parsing;
  const read = percent === 100 || old?.read === true;
  // Who jumps to the end over what was left may only have a look at it: where they were is kept. Who went for the end
  // has done with the article; who was led there by a search or a link has not.
  if (percent === 100 && leap?.skips) return leap.along === 'end' ? keepRead(state, path) : step(state);
  const kept = new Map(state.kept).set(path, {
    ...old,
    place: reading.place,
    percent,
    ...(read ? { read } : {}),
  });
  return step(
    { ...state, kept },
    { type: 'keep-place', path, document, place: reading.place, percent, read },
  );
}

function keepRead(state: State, path: string): Step {
  const old = state.kept.get(path);
  if (old?.read) return step(state);
  const change = { read: true };
  return step(
    { ...state, kept: new Map(state.kept).set(path, { ...old, ...change }) },
    { type: 'keep', path, change },
  );
}

/** Whether a code block on the screen would be coloured if the highlighter were there. */
function needsColour(state: State): boolean {
  const { reading, colour, settings } = state;
  if (!reading || colour !== undefined || settings.depth === 0) return false;
  const { blocks } = reading.parsing.document;
  const shown = new Set(shownLines(state).map(({ block }) => block));
  return [...shown].some(index => {
    const block = blocks[index];
    return block !== undefined && isPlainCode(block);
  });
}

function isPlainCode(block: Block): boolean {
  if (block.kind === 'code')
    return !block.spans && block.language !== undefined && knownLanguage(block.language) !== undefined;
  if (block.kind === 'list') return block.items.some(item => item.blocks.some(isPlainCode));
  return 'blocks' in block && block.blocks.some(isPlainCode);
}
