import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ESBUILD_OPTIONS } from '../../../scripts/bundle/esbuild-options.mjs';
import type { Transfer } from '../../../src/render/images/kitty-graphics.js';
import type { ActionOf } from '../../../src/tui/app/action.js';
import type { Effect } from '../../../src/tui/app/effect.js';
import type { State } from '../../../src/tui/app/state.js';
import { createPictureDrawer } from '../../../src/tui/effects/draw-pictures.js';
import { ROOT } from '../../e2e/program.mjs';
import { pixelsOf, storedPixels, toJpeg, toPng, withExif } from '../../render/images/sample-images.js';
import { waitUntil } from '../../support/wait.js';

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-'));
const worker = path.join(folder, 'worker.cjs');
beforeAll(async () => {
  await build({
    ...ESBUILD_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [path.join(ROOT, 'src/tui/effects/image-worker.ts')],
    outfile: worker,
  });
  writeFileSync(
    path.join(folder, 'a.png'),
    toPng(pixelsOf(40, 40, (_, y) => (y < 20 ? [255, 0, 0] : [0, 0, 255]))),
  );
  writeFileSync(path.join(folder, 'replaced.png'), toPng(pixelsOf(7, 90)));
  const photograph = pixelsOf(40, 40, (_, y) => (y < 24 ? [255, 255, 255] : [0, 0, 0]));
  writeFileSync(path.join(folder, 'on-its-side.jpg'), withExif(toJpeg(storedPixels(photograph, 6))));
  writeFileSync(path.join(folder, 'cut.png'), toPng(pixelsOf(40, 40)).subarray(0, 50));
  writeFileSync(path.join(folder, 'endless.gif'), endlessGif());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A GIF with a code that refers to itself, so that the decoder never ends. */
function endlessGif(): Buffer {
  const head = Buffer.from('GIF89a\u0004\0\u0004\0\u0081\0\0', 'latin1');
  const image = [0x2c, 0, 0, 0, 0, 4, 0, 4, 0, 0];
  // Codes of 2 + 1 bits: clear, 0, 7 (not defined yet), 0 (defines 7 by 7), and 7 in four bits.
  const data = [2, 2, 0xc4, 0x71, 0];
  return Buffer.concat([head, Buffer.alloc(12), Buffer.from([...image, ...data, 0x3b])]);
}

type Answer = ActionOf<'picture-drawn'>;

async function drawn(
  requests: { file: string; protocol?: 'blocks' | 'kitty' }[],
  { time = 20_000, idleTime = 20_000, file = worker, wanted = () => true as boolean } = {},
): Promise<{ answers: Answer[]; shown: Omit<Transfer, 'id'>[] }> {
  const answers: Answer[] = [];
  const shown: Omit<Transfer, 'id'>[] = [];
  const state = {
    settings: { detectsImages: false },
    reading: { pictures: { requests: { has: wanted } } },
  } as unknown as State;
  await new Promise<void>(resolve => {
    const dispatch = (action: unknown): void => {
      answers.push(action as Answer);
      if (answers.at(-1)?.request === requests.length) resolve();
    };
    const images = {
      query: () => undefined,
      show: (image: Omit<Transfer, 'id'>) => shown.push(image),
    };
    const runners = createPictureDrawer({ state: () => state, dispatch, images }, { file, time, idleTime });
    for (const [index, { file, protocol = 'blocks' }] of requests.entries()) {
      const image = { file: path.join(folder, file), width: 40, height: 40 };
      const slot = { target: file, columns: 2, rows: 1 };
      const effect: Effect = { type: 'draw-picture', request: index + 1, image, slot, protocol };
      void runners['draw-picture'](effect as never);
    }
  });
  return { answers, shown };
}

test('draws half blocks, and sends pixels to a terminal that shows images', async () => {
  const { answers, shown } = await drawn([{ file: 'a.png' }, { file: 'a.png', protocol: 'kitty' }]);
  expect(answers[0]?.picture).toEqual({
    protocol: 'blocks',
    rows: [{ text: '▀▀', colours: Int32Array.of(0xff0000, 0x0000ff, 0xff0000, 0x0000ff) }],
  });
  expect(answers[1]?.picture).toMatchObject({
    protocol: 'kitty',
    rows: [{ text: expect.stringMatching(/^\u{10eeee}/u) }],
  });
  expect(shown).toMatchObject([{ width: 20, height: 20, columns: 2, rows: 1 }]);
  expect(inflateSync(shown[0]?.data ?? Buffer.alloc(0))).toHaveLength(20 * 20 * 4);
});

test('shows a photograph upright that is stored on its side', async () => {
  const file = 'on-its-side.jpg';
  const { answers, shown } = await drawn([{ file }, { file, protocol: 'kitty' }]);
  const { picture } = answers[0] ?? {};
  const colours = picture && 'rows' in picture ? picture.rows[0]?.colours : undefined;
  expect(Array.from(colours ?? [], colour => (colour > 0x7f0000 ? 1 : 0))).toEqual([1, 0, 1, 0]);
  const pixels = inflateSync(shown[0]?.data ?? Buffer.alloc(0));
  const reds = pixels.filter((_, index) => index % 4 === 0).map(red => (red > 127 ? 1 : 0));
  expect(Buffer.from(reds)).toEqual(Buffer.concat([Buffer.alloc(240, 1), Buffer.alloc(160)]));
});

test('is bundled without the warnings of the decoders, which `build` would print', () => {
  expect(readFileSync(worker, 'utf8')).not.toMatch(/console\.log|gif stream/);
});

test('fills the cells of an image that was replaced by one of another size', async () => {
  const { answers, shown } = await drawn([
    { file: 'replaced.png' },
    { file: 'replaced.png', protocol: 'kitty' },
  ]);
  expect(answers[0]?.picture).toMatchObject({ rows: [{ text: '▀▀' }] });
  expect(shown).toMatchObject([{ width: 20, height: 20, columns: 2, rows: 1 }]);
});

test('sends nothing to the terminal for a picture that left the screen while it was decoded', async () => {
  const answers = [true, false];
  const { shown } = await drawn(
    [
      { file: 'a.png', protocol: 'kitty' },
      { file: 'a.png', protocol: 'kitty' },
    ],
    { wanted: () => answers.shift() ?? true },
  );
  expect(shown).toHaveLength(1);
});

test('answers with the reason for a broken or missing file, and goes on', async () => {
  const { answers } = await drawn([{ file: 'cut.png' }, { file: 'none.png' }, { file: 'a.png' }]);
  expect(answers.map(({ picture }) => ('problem' in picture ? picture.problem : 'drawn'))).toEqual([
    'broken PNG image',
    'no such file or folder',
    'drawn',
  ]);
});

test('answers without a worker', async () => {
  const { answers } = await drawn([{ file: 'a.png' }], { file: path.join(folder, 'none.cjs') });
  expect(answers[0]?.picture).toEqual({ problem: 'decoding took too long' });
});

test('stops a decoder that does not end, and goes on with another worker', async () => {
  const { answers } = await drawn([{ file: 'endless.gif' }, { file: 'a.png' }], { time: 1_500 });
  expect(answers.map(({ picture }) => ('problem' in picture ? picture.problem : 'drawn'))).toEqual([
    'decoding took too long',
    'drawn',
  ]);
});

test('ends the worker after the last image', async () => {
  const workers: Worker[] = [];
  const add = (worker: Worker) => void workers.push(worker);
  process.on('worker', add);
  await drawn([{ file: 'a.png' }], { idleTime: 1 });
  process.off('worker', add);
  expect(workers).toHaveLength(1);
  await waitUntil(() => workers[0]?.threadId === -1);
});
