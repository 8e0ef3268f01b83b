/**
 * Entry of the worker that highlights code. Its own bundle (`WORKERS` in scripts/bundle), started by `highlighter.ts`. Says
 * `ready` first, then answers each question in turn.
 */
import { parentPort } from 'node:worker_threads';
import { type PackedSpans, packSpans } from '../../render/highlight/pack-spans.js';

export interface HighlightQuestion {
  text: string;
  language: string;
}

export type HighlightAnswer = PackedSpans | undefined;

// By `import()`, so that the worker shares the bundle of the highlighter with the printing commands.
void import('../../render/highlight/highlight-code.js').then(({ highlightCode }) => {
  const answer = (message: HighlightAnswer | 'ready'): void => parentPort?.postMessage(message);
  parentPort?.on('message', ({ text, language }: HighlightQuestion) => {
    const spans = highlightCode(text, language);
    answer(spans && packSpans(spans));
  });
  answer('ready');
});
