/**
 * Syntax highlighting of the code on the screen. Code is requested when it is first visible, and plain until its answer arrives.
 * An answer lays out one block of the document again; the rows of the block are the same, so the text does not move.
 */
import type { Block, CodeBlock, Document } from '../../../document/document.js';
import { allBlocks } from '../../../document/section.js';
import { grammarFor } from '../../../render/highlight/languages.js';
import type { ActionOf } from '../action.js';
import type { Effect } from '../effect.js';
import { type HandlersFor, type Step, step } from '../reducer.js';
import type { CodeHighlights, HighlightRequest, State } from '../state.js';
import { updateFullView } from './full-view/full-view.js';
import { visibleLines } from './viewport.js';

export const NO_HIGHLIGHTS: CodeHighlights = { spans: new Map(), requests: new Map() };

/** Requests highlighting of the visible code, and drops the requests for code that is no longer visible. */
export function requestHighlights(state: State): Step {
  const { reading, settings, screen } = state;
  if (!reading || screen !== 'reader' || settings.depth === 0 || settings.accessible) return step(state);
  const { document, done } = reading.parsing;
  const { spans, requests } = reading.highlights;
  const visible = new Set(visibleLines(state).map(({ block }) => block));
  const next = new Map([...requests].filter(([, { index }]) => visible.has(index)));
  const requested = new Set([...next.values()].map(({ index }) => index));
  const effects: Effect[] = [];
  let { request } = state;
  for (const index of visible) {
    const code = requested.has(index) ? [] : plainCode(document, index, done);
    // All code of a block is answered at once.
    if (!code[0] || spans.has(code[0])) continue;
    request++;
    next.set(request, { index, code });
    effects.push({ type: 'highlight-code', request, document, code });
  }
  if (effects.length === 0 && next.size === requests.size) return step(state);
  const highlights = { spans, requests: next };
  return [{ ...state, request, reading: { ...reading, highlights } }, effects];
}

export const highlightHandlers: HandlersFor<'code-highlighted'> = {
  'code-highlighted': (state, { request, spans }) => {
    const answered = state.reading?.highlights.requests.get(request);
    return step(answered ? applyAnswer(state, request, answered, spans) : state);
  },
};

function applyAnswer(
  state: State,
  request: number,
  { index, code }: HighlightRequest,
  answer: ActionOf<'code-highlighted'>['spans'],
): State {
  const { reading } = state;
  if (!reading) return state;
  const requests = new Map(reading.highlights.requests);
  requests.delete(request);
  const spans = new Map(reading.highlights.spans);
  for (const [at, block] of code.entries()) spans.set(block, answer[at]);
  const isPlain = answer.every(each => each === undefined);
  const layout = isPlain
    ? reading.layout
    : reading.layout.withOptions({ highlightCode: block => spans.get(block) }, index);
  const highlighted = { ...state, reading: { ...reading, layout, highlights: { spans, requests } } };
  return code.some(block => block === reading.fullView?.block) ? updateFullView(highlighted) : highlighted;
}

/** Plain code of known languages, by the block of the document that it is in. Finding it visits all items of a list. */
const cache = new WeakMap<Block, readonly CodeBlock[]>();

/** Code in block `index` of the layout. The index after the last block is that of the footnotes, once all of them are parsed. */
function plainCode({ blocks, footnotes }: Document, index: number, done: boolean): readonly CodeBlock[] {
  const block = blocks[index];
  if (!block) return done ? footnotes.flatMap(footnote => footnote.blocks.flatMap(cachedCode)) : [];
  return cachedCode(block);
}

function cachedCode(block: Block): readonly CodeBlock[] {
  const known = cache.get(block);
  if (known) return known;
  const code = allBlocks([block]).filter(isPlainCode);
  cache.set(block, code);
  return code;
}

function isPlainCode(block: Block): block is CodeBlock {
  if (block.kind !== 'code' || block.spans || block.language === undefined) return false;
  return grammarFor(block.language) !== undefined;
}
