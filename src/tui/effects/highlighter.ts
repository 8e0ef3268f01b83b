/**
 * Highlights code in a worker thread, because highlight.js takes up to 6 ms for 1,000 characters, and minutes for some input. A block
 * that exceeds its deadline stays plain, and its worker is replaced.
 */
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { CodeBlock, Document, Span } from '../../document/document.js';
import { unpackSpans } from '../../render/highlight/pack-spans.js';
import { createDeferred, type Deferred } from '../../util/deferred.js';
import type { Effect } from '../app/effect.js';
import type { EffectContext, EffectRunners } from './effect-context.js';
import type { HighlightAnswer, HighlightQuestion } from './highlight-worker.js';

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

/** Runs the requests one by one. Those that the state has dropped meanwhile are skipped. */
export function createHighlighter(
  { state, dispatch }: Pick<EffectContext, 'state' | 'dispatch'>,
  options: HighlighterOptions = DEFAULT_OPTIONS,
): Pick<EffectRunners, 'highlight-code'> {
  const thread = new HighlightThread(options.file);
  const queue: Request[] = [];
  const timeUsed = new WeakMap<Document, number>();
  let running = false;

  const isWanted = ({ request }: Request): boolean =>
    state().reading?.highlights.requests.has(request) === true;

  const highlight = async (block: CodeBlock, document: Document): Promise<Span[] | undefined> => {
    const used = timeUsed.get(document) ?? 0;
    const time = Math.min(options.blockTime, options.documentTime - used);
    if (time <= 0) return undefined;
    const { spans, milliseconds } = await thread.highlight(block, time);
    timeUsed.set(document, used + milliseconds);
    return spans;
  };

  const runAll = async (): Promise<void> => {
    running = true;
    for (let next = queue.shift(); next; next = queue.shift()) {
      const spans: (Span[] | undefined)[] = [];
      for (const block of next.code) if (isWanted(next)) spans.push(await highlight(block, next.document));
      if (isWanted(next)) dispatch({ type: 'code-highlighted', request: next.request, spans });
    }
    running = false;
  };

  return {
    'highlight-code': request => {
      queue.push(request);
      if (!running) void runAll();
    },
  };
}

/** A worker that is started by the first question. It answers one question at a time. */
class HighlightThread {
  readonly #file: string;
  #worker: Worker | undefined;
  /** Set while a question or the start of the worker is waiting for a message. */
  #waiting: Deferred<HighlightAnswer> | undefined;
  /** True if no worker could be started. Then code stays plain. */
  #failed = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** Highlights one block. Never rejects: a block stays plain if its time is over or its worker has failed. */
  async highlight(
    { text, language = '' }: CodeBlock,
    time: number,
  ): Promise<{ spans: Span[] | undefined; milliseconds: number }> {
    const start = performance.now();
    const worker = await this.#start();
    if (!worker) return { spans: undefined, milliseconds: 0 };
    const timer = setTimeout(() => this.#stop(), time);
    timer.unref();
    worker.postMessage({ text, language } satisfies HighlightQuestion);
    const answer = await this.#message();
    clearTimeout(timer);
    const spans = answer === undefined || answer === 'ready' ? undefined : unpackSpans(text, answer);
    return { spans, milliseconds: performance.now() - start };
  }

  /** Returns the worker once it can answer. Its time to start counts for the document, not for a block. */
  async #start(): Promise<Worker | undefined> {
    if (this.#worker || this.#failed) return this.#worker;
    const { Worker } = await import('node:worker_threads');
    try {
      // Without the flags of the main thread, which may load modules that have nothing to do in this one.
      const worker = new Worker(this.#file, { execArgv: [] });
      this.#worker = worker;
      // A worker that was stopped may still emit events, after the next one has been started.
      worker.on('message', (answer: HighlightAnswer) => {
        if (this.#worker === worker) this.#waiting?.resolve(answer);
      });
      const end = (): void => {
        if (this.#worker === worker) this.#stop();
      };
      worker.on('error', end);
      worker.on('exit', end);
      // After the listeners, of which the one for messages would keep the program running.
      worker.unref();
      if ((await this.#message()) !== 'ready') this.#failed = true;
    } catch {
      this.#failed = true;
    }
    return this.#worker;
  }

  /** Resolves with the next message; undefined if the worker is stopped before. */
  #message(): Promise<HighlightAnswer> {
    this.#waiting = createDeferred();
    return this.#waiting.promise;
  }

  #stop(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting?.resolve(undefined);
  }
}
