import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/text/display-width.js';
import { createFrameWriter } from '../../../src/tui/terminal/frame-writer.js';
import { keepColumns } from '../../../src/tui/terminal/keep-columns.js';
import { enterSequence, leaveSequence } from '../../../src/tui/terminal/terminal-features.js';

const SEQUENCES = [
  '👨‍👩‍👧‍👦', '👩🏽‍💻', '👍🏽', '🏳️‍🌈', '❤️', '☎️', '1️⃣', '🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩🏻‍🤝‍👨🏿', '❤️‍🔥', '👁️‍🗨️',
]; // biome-ignore format: a list

/** The cells of the rows that an emulator without emoji sequences shows: it draws their parts side by side, as xterm does. */
async function cellsOf(columns: number, frames: readonly string[]): Promise<(string | undefined)[][]> {
  const emulator = new xterm.Terminal({ cols: columns, rows: 3, allowProposedApi: true });
  emulator.write(enterSequence({ title: false }));
  const writer = createFrameWriter(text => emulator.write(text), { columns, rows: 3 });
  for (const frame of frames) writer.stream.write(frame);
  await new Promise<void>(resolve => emulator.write('', resolve));
  return [0, 1, 2].map(row =>
    Array.from({ length: columns }, (_, column) =>
      emulator.buffer.active.getLine(row)?.getCell(column)?.getChars(),
    ),
  );
}

describe('after an emoji sequence that a terminal draws wider', () => {
  test.each(SEQUENCES)('the text is in its column: %s', async emoji => {
    const [cells] = await cellsOf(30, [`a ${emoji} b \u001b[1m${emoji}\u001b[0m│ c`]);
    const first = 2 + displayWidth(emoji);
    expect(cells?.slice(first, first + 3).map(cell => cell || ' ')).toEqual([' ', 'b', ' ']);
    const second = first + 3 + displayWidth(emoji);
    expect(cells?.slice(second, second + 3).map(cell => cell || ' ')).toEqual(['│', ' ', 'c']);
    expect(cells?.slice(second + 3).join('')).toBe('');
  });

  test('no part of it reaches the next row, which is not written again', async () => {
    const emoji = '👨‍👩‍👧‍👦';
    const [, below] = await cellsOf(10, ['first\nbelow', `12345678${emoji}\nbelow`]);
    expect(below?.join('')).toBe('below');
  });

  test('the style around it stays, and its rest is erased without one', async () => {
    const emulator = new xterm.Terminal({ cols: 20, rows: 1, allowProposedApi: true });
    emulator.write(keepColumns('\u001b[44m👩🏽‍💻x\u001b[0m'));
    await new Promise<void>(resolve => emulator.write('', resolve));
    const cell = (column: number) => emulator.buffer.active.getLine(0)?.getCell(column);
    expect([cell(2)?.getChars(), cell(2)?.getBgColor()]).toEqual(['x', 4]);
    expect([cell(4)?.getChars(), cell(4)?.isBgDefault()]).toEqual(['', true]);
  });
});

test('leaves a row without emoji sequences as it is', () => {
  for (const row of ['plain', 'é ü 漢字', '👍 🎉', '\u001b[1mbold\u001b[0m', 'ใน क्षि'])
    expect(keepColumns(row)).toBe(row);
});

test('sets no column in a row with clusters whose width is unknown', () => {
  expect(keepColumns('क्षि 👍🏽')).toBe('क्षि 👍🏽');
});

test('switches auto-wrap on again', () => {
  expect(leaveSequence({ title: false })).toContain('\u001b[?7h');
});
