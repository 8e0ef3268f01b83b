/**
 * Highlights code in a worker thread, because highlight.js takes up to 6 ms for 1,000 characters, and minutes for some input. A block
 * that exceeds its deadline stays plain, and its worker is replaced.
 */
import path from 'node:path';
import type { CodeBlock, Document, Span } from '../../document/document.js';
import { unpackSpans } from '../../render/highlight/pack-spans.js';
import type { Effect } from '../app/effect.js';
import type { EffectContext, EffectRunners } from './effect-context.js';
import type { HighlightAnswer, HighlightQuestion } from './highlight-worker.js';
import { createRequestQueue, WorkerThread } from './worker-thread.js';

export interface HighlighterOptions {
  /** The bundle of `highlight-worker.ts`. */
  file: string;
  /** Milliseconds for one block. */
  blockTime: number;
  /** Milliseconds for all blocks of a document. After that, the other blocks are plain. */
  documentTime: number;
}

const DEFAULT_OPTIONS: HighlighterOptions = {
  file: path.join(__dirname, 'tui-effects-highlight-worker.cjs'),
  blockTime: 1_000,
  documentTime: 10_000,
};

type Request = Extract<Effect, { type: 'highlight-code' }>;

/** Highlights code in a worker. Requests that the state has dropped meanwhile are skipped. */
export function createHighlighter(
  { state, dispatch }: Pick<EffectContext, 'state' | 'dispatch'>,
  options: HighlighterOptions = DEFAULT_OPTIONS,
): Pick<EffectRunners, 'highlight-code'> {
  const thread = new WorkerThread<HighlightQuestion, HighlightAnswer>(options.file);
  const timeUsed = new WeakMap<Document, number>();

  const isWanted = ({ request }: Request): boolean =>
    state().reading?.highlights.requests.has(request) === true;

  const highlight = async (block: CodeBlock, document: Document): Promise<Span[] | undefined> => {
    const used = timeUsed.get(document) ?? 0;
    const time = Math.min(options.blockTime, options.documentTime - used);
    if (time <= 0) return undefined;
    const { text, language = '' } = block;
    const start = performance.now();
    const answer = await thread.ask({ text, language }, time);
    timeUsed.set(document, used + performance.now() - start);
    return answer && unpackSpans(text, answer);
  };

  const run = async (request: Request): Promise<void> => {
    const spans: (Span[] | undefined)[] = [];
    for (const block of request.code)
      if (isWanted(request)) spans.push(await highlight(block, request.document));
    if (isWanted(request)) dispatch({ type: 'code-highlighted', request: request.request, spans });
  };

  return { 'highlight-code': createRequestQueue(isWanted, run) };
}
