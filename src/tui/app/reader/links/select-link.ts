import { footnotesText } from '../../../../document/document-text.js';
import type { Position } from '../../../../document/position.js';
import { ARTICLE_ENDING } from '../../../../library/article.js';
import { resolveTarget } from '../../../../library/links/resolve-link.js';
import { type Part, type Step, step, withMessage } from '../../reducer.js';
import type { Goal, Reading, State, Target } from '../../state.js';
import { visit } from '../history/back-forward.js';
import { leapOf, leapt, takenBack } from '../history/jumps.js';
import { reveal } from '../scroll.js';
import { shownLines } from '../viewport.js';
import { compareTargets, targetsIn } from './link-targets.js';
import { browse, NO_LINK } from './open-in-browser.js';

/** Selects a link and brings it on the screen. */
export function select(state: State, selected: Target | undefined): State {
  const { reading } = state;
  if (!reading) return state;
  const next = { ...state, reading: { ...reading, selected } };
  return selected ? reveal(next, { block: selected.block, offset: selected.range[0] }, 'near') : next;
}

/** Lets the selected link go. Where looking for it has led away from the text, that is come back to. */
export function letGo(state: State): State {
  const left = select(state, undefined);
  const { reading } = left;
  const leap = reading && leapOf(reading);
  if (!reading || leap?.along !== 'links') return left;
  const trail = takenBack(reading, leap);
  return reveal({ ...left, reading: { ...reading, trail, leap: undefined } }, leap.from.place, 'top');
}

function turn(state: State, by: 1 | -1): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const found = neighbour(reading, origin(state, reading, by), by);
  if (found) return step(leapt(state, select(state, found), 'links'));
  return step(withMessage(state, by > 0 ? 'No link further down.' : 'No link further up.'));
}

/** Where the search for a link starts: at the selected one while it is on the screen, else at the screen's edge. */
function origin(state: State, { selected }: Reading, by: 1 | -1): Target {
  const shown = shownLines(state);
  const [first, last] = [shown[0], shown.at(-1)];
  const top = { block: first?.block ?? 0, range: [first?.line.offset ?? 0, 0] } satisfies Target;
  const bottom = { block: last?.block ?? 0, range: [last?.line.offset ?? 0, 0] } satisfies Target;
  if (selected && compareTargets(selected, top) >= 0 && selected.block <= bottom.block) return selected;
  const start = by > 0 ? top : bottom;
  return { block: start.block, range: [start.range[0] - (by > 0 ? 1 : -1), 0] };
}

function neighbour({ page }: Reading, from: Target, by: 1 | -1): Target | undefined {
  for (let block = from.block; block >= 0 && block < page.count; block += by) {
    const targets = targetsIn(page, block);
    const beyond = targets.filter(target => compareTargets(target, from) * by > 0);
    const found = by > 0 ? beyond[0] : beyond.at(-1);
    if (found) return found;
  }
  return undefined;
}

/** Follows the selected link: inside the library at once, outside only after its host was shown and agreed to. */
export function follow(state: State): Step {
  const { reading } = state;
  const { selected } = reading ?? {};
  if (!reading || !selected) return step(withMessage(state, NO_LINK));
  const { document } = reading.parsing;
  if (selected.note !== undefined) {
    return visit(state, reading.article, {
      kind: 'place',
      place: notePlace(reading, selected.note),
      resumed: false,
    });
  }
  const link = document.links[selected.link ?? -1];
  if (!link) return step(state);
  const resolved = resolveTarget(state.library, reading.article, link.target);
  if (resolved.kind === 'article') {
    const { article, anchor } = resolved;
    return visit(state, article, goalOf(anchor));
  }
  if (resolved.kind === 'anchor') return visit(state, reading.article, goalOf(resolved.anchor));
  if (resolved.kind === 'file') return followFile(state, reading, resolved.path, resolved.anchor);
  if (resolved.kind === 'other') return step(withMessage(state, 'Links of that kind are not opened.'));
  return browse(state);
}

function goalOf(anchor: string | undefined): Goal {
  return anchor ? { kind: 'anchor', anchor } : { kind: 'top' };
}

/** A file of the library is opened as its article, another Markdown file beside a file as a guest. */
function followFile(state: State, { article }: Reading, path: string, anchor: string | undefined): Step {
  const own = state.library.articles.find(({ file }) => file === path);
  if (own) return visit(state, own, goalOf(anchor));
  if (!ARTICLE_ENDING.test(path)) return step(withMessage(state, 'Links of that kind are not opened.'));
  if (article.file && state.settings.guests) return step(state, { type: 'open-file', path, anchor });
  const { program } = state.settings;
  return step(withMessage(state, `That file is not in this library: ${program} ${path} opens it.`));
}

/** Footnotes are the last block; each begins after those before it. */
function notePlace({ parsing }: Reading, note: number): Position {
  const { blocks, footnotes } = parsing.document;
  const before = footnotesText(footnotes.slice(0, note)).length;
  return { block: blocks.length, offset: note > 0 ? before + 1 : 0 };
}

export const linking: Part<'reader.next-link' | 'reader.previous-link' | 'reader.follow' | 'file-opened'> = {
  'reader.next-link': state => turn(state, 1),
  'reader.previous-link': state => turn(state, -1),
  'reader.follow': follow,
  'file-opened': (state, { article, anchor }) => visit(state, article, goalOf(anchor)),
};
