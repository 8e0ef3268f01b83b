import { blockText } from '../../../../document/document-text.js';
import { ARTICLE_ENDING } from '../../../../library/article.js';
import { resolveLink } from '../../../../library/links/resolve-link.js';
import { type HandlersFor, keyPlaceholder, type Step, step, withMessage } from '../../reducer.js';
import type { JumpDestination, Reading, State, Target } from '../../state.js';
import { imageBlock, isShownImage } from '../full-view/find-block.js';
import { openBlock } from '../full-view/full-view.js';
import { followTo } from '../history/back-forward.js';
import { currentJump, recordJump, undoJump } from '../history/jumps.js';
import { scrollToPosition } from '../scroll.js';
import { visibleLines } from '../viewport.js';
import { compareTargets, targetsIn } from './link-targets.js';
import { confirmBrowse, confirmImage, fileName, fileToView, NO_LINK } from './open-in-browser.js';

/** Selects a link and scrolls to it. */
export function selectLink(state: State, selected: Target | undefined): State {
  const { reading } = state;
  if (!reading) return state;
  const next = { ...state, reading: { ...reading, selected } };
  return selected
    ? scrollToPosition(next, { block: selected.block, offset: selected.range[0] }, 'near')
    : next;
}

/** Deselects the link, and returns to the position before links were selected. */
export function deselectLink(state: State): State {
  const next = selectLink(state, undefined);
  const { reading } = next;
  const jump = reading && currentJump(reading);
  if (!reading || jump?.kind !== 'links') return next;
  const undone = { ...reading, jumpHistory: undoJump(reading, jump), lastJump: undefined };
  return scrollToPosition({ ...next, reading: undone }, jump.from.position, 'top');
}

function selectNeighbour(state: State, by: 1 | -1): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const target = neighbour(reading, origin(state, reading, by), by);
  if (target) return step(recordJump(state, selectLink(state, target), 'links'));
  return step(withMessage(state, by > 0 ? 'No later link' : 'No earlier link'));
}

/** Start of the search for a link. It is the selected one if that is on the screen, else the edge of the screen. */
function origin(state: State, { selected }: Reading, by: 1 | -1): Target {
  const lines = visibleLines(state);
  const [first, last] = [lines[0], lines.at(-1)];
  const top = { block: first?.block ?? 0, range: [first?.line.offset ?? 0, 0] } satisfies Target;
  const bottom = { block: last?.block ?? 0, range: [last?.line.offset ?? 0, 0] } satisfies Target;
  if (selected && compareTargets(selected, top) >= 0 && selected.block <= bottom.block) return selected;
  const start = by > 0 ? top : bottom;
  return { block: start.block, range: [start.range[0] - (by > 0 ? 1 : -1), 0] };
}

function neighbour({ layout }: Reading, from: Target, by: 1 | -1): Target | undefined {
  for (let block = from.block; block >= 0 && block < layout.count; block += by) {
    const targets = targetsIn(layout, block);
    const beyond = targets.filter(target => compareTargets(target, from) * by > 0);
    const next = by > 0 ? beyond[0] : beyond.at(-1);
    if (next) return next;
  }
  return undefined;
}

/** Follows the selected link, or shows the selected image in full view. One that leaves the terminal needs a confirmation that shows its host. */
export function followLink(state: State): Step {
  const { reading } = state;
  const { selected } = reading ?? {};
  if (!reading || !selected) return step(withMessage(state, NO_LINK));
  const { document } = reading.parsing;
  if (selected.footnote !== undefined)
    return followTo(state, reading.article, { kind: 'footnote', footnote: selected.footnote });
  const link = document.links[selected.link ?? -1];
  if (!link) return step(state);
  if (link.kind === 'image' && isShownImage(state, reading, link.target)) {
    const block = document.blocks[selected.block];
    const [start, end] = selected.range;
    const text = block ? blockText(block).slice(start, end) : '';
    return step(openBlock(state, imageBlock(link.target, text, { block: selected.block, offset: start })));
  }
  const resolved = resolveLink(state.library, reading.article, link.target);
  if (resolved.kind === 'article') {
    const { article, anchor } = resolved;
    return followTo(state, article, anchorDestination(anchor));
  }
  if (resolved.kind === 'anchor') return followTo(state, reading.article, anchorDestination(resolved.anchor));
  if (resolved.kind === 'file' && link.kind === 'image') return confirmImage(state, resolved.path);
  if (resolved.kind === 'file') return followFile(state, reading, link.target, resolved);
  if (resolved.kind === 'other') return unsupportedLink(state, link.target);
  return confirmBrowse(state);
}

function unsupportedLink(state: State, target: string): Step {
  return step(withMessage(state, `Cannot open this kind of link: ${target}`));
}

function anchorDestination(anchor: string | undefined): JumpDestination {
  return anchor ? { kind: 'anchor', anchor } : { kind: 'top' };
}

/** Opens a file of the library as its article, and another Markdown file as an external article. */
function followFile(
  state: State,
  reading: Reading,
  target: string,
  { path, anchor }: { path: string; anchor?: string | undefined },
): Step {
  const { article } = reading;
  const inLibrary = state.library.articles.find(({ file }) => file === path);
  if (inLibrary) return followTo(state, inLibrary, anchorDestination(anchor));
  const file = fileToView(state);
  if (file !== undefined) {
    const key = keyPlaceholder('reader.browse');
    return step(withMessage(state, `Press ${key} to open ${fileName(file)} in its viewer`));
  }
  if (!ARTICLE_ENDING.test(path)) return unsupportedLink(state, target);
  const { opensExternalArticles, program } = state.settings;
  if (article.file && opensExternalArticles) {
    const request = state.request + 1;
    const waiting = { ...state, request, reading: { ...reading, externalRequest: request } };
    return step(waiting, { type: 'open-external-article', request, path, anchor });
  }
  return step(withMessage(state, `Not in this library; to open it, run: ${program} ${path}`));
}

export const linkHandlers: HandlersFor<
  'reader.next-link' | 'reader.previous-link' | 'reader.follow' | 'external-article-opened'
> = {
  'reader.next-link': state => selectNeighbour(state, 1),
  'reader.previous-link': state => selectNeighbour(state, -1),
  'reader.follow': followLink,
  'external-article-opened': (state, { request, article, anchor }) => {
    const isWanted = !state.opening && state.reading?.externalRequest === request;
    return isWanted ? followTo(state, article, anchorDestination(anchor)) : step(state);
  },
};
