import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ESBUILD_OPTIONS } from '../../../scripts/bundle/esbuild-options.mjs';
import { type CodeBlock, emptyDocument } from '../../../src/document/document.js';
import type { ActionOf } from '../../../src/tui/app/action.js';
import type { State } from '../../../src/tui/app/state.js';
import { createHighlighter, type HighlighterOptions } from '../../../src/tui/effects/highlighter.js';
import { ROOT } from '../../e2e/program.mjs';

const WORKER = 'src/tui/effects/highlight-worker.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-'));
const file = path.join(folder, 'worker.cjs');
beforeAll(async () => {
  await build({
    ...ESBUILD_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [path.join(ROOT, WORKER)],
    outfile: file,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Answer = ActionOf<'code-highlighted'>;

/** Runs one request for each list of blocks, and waits for the answers to those that the state still has. */
async function answersTo(
  requests: CodeBlock[][],
  options: Partial<HighlighterOptions> = {},
  isWanted: (request: number, answers: Answer[]) => boolean = () => true,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const has = (request: number) => isWanted(request, answers);
  const state = { reading: { highlights: { requests: { has } } } } as unknown as State;
  const document = emptyDocument();
  await new Promise<void>(resolve => {
    const dispatch = (action: unknown): void => {
      answers.push(action as Answer);
      if (answers.length === requests.length || answers.at(-1)?.request === requests.length) resolve();
    };
    const limits = { file, blockTime: 20_000, documentTime: 60_000, ...options };
    const runners = createHighlighter({ state: () => state, dispatch }, limits);
    for (const [index, code] of requests.entries())
      void runners['highlight-code']({ type: 'highlight-code', request: index + 1, document, code });
  });
  return answers;
}

function code(text: string, language = 'js'): CodeBlock {
  return { kind: 'code', text, language, line: 1 };
}

const KEYWORD = { text: 'const', style: 'keyword' };
/** Takes minutes. */
const HOSTILE = code('[a]('.repeat(8_000), 'markdown');

test('answers requests in order, with the spans of each block', async () => {
  const [first, second] = await answersTo([[code('const a'), code('x')], [code('const b', 'ts')]]);
  expect(first).toEqual({
    type: 'code-highlighted',
    request: 1,
    spans: [[KEYWORD, { text: ' a' }], [{ text: 'x' }]],
  });
  expect(second?.spans[0]?.[0]).toEqual(KEYWORD);
});

test('leaves a block plain after its deadline, and highlights the next one in another worker', async () => {
  const [answer] = await answersTo([[HOSTILE, code('const a')]], { blockTime: 2_000 });
  expect(answer?.spans.map(spans => spans?.[0])).toEqual([undefined, KEYWORD]);
});

test('leaves all blocks plain after the time of the document', async () => {
  const [answer] = await answersTo([[HOSTILE, code('const a')]], { blockTime: 300, documentTime: 300 });
  expect(answer?.spans).toEqual([undefined, undefined]);
});

test('leaves code plain if the worker cannot be started', async () => {
  const missing = path.join(folder, 'missing.cjs');
  const answers = await answersTo([[code('const a')], [code('const b')]], { file: missing });
  expect(answers.map(({ spans }) => spans)).toEqual([[undefined], [undefined]]);
});

test('skips requests that the state has dropped', async () => {
  const answers = await answersTo(
    [[code('const a')], [HOSTILE], [code('const c')]],
    {},
    request => request !== 2,
  );
  expect(answers.map(({ request }) => request)).toEqual([1, 3]);
});
