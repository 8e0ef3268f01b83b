import xterm from '@xterm/headless';
import { expect, test } from 'vitest';
import { type Canvas, createCanvas } from '../../../src/tui/terminal/frame-writer.js';

interface Watched {
  canvas: Canvas;
  sent: string[];
  rows(): Promise<string[]>;
}

function watch(columns: number, rows: number): Watched {
  const sent: string[] = [];
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const canvas = createCanvas(
    text => {
      sent.push(text);
      emulator.write(text);
    },
    { columns, rows },
  );
  return {
    canvas,
    sent,
    rows: () =>
      new Promise(resolve =>
        emulator.write('', () =>
          resolve(
            Array.from(
              { length: rows },
              (_, row) => emulator.buffer.active.getLine(row)?.translateToString(true) ?? '',
            ),
          ),
        ),
      ),
  };
}

test('draws a frame as tall and as wide as the terminal', async () => {
  const { canvas, rows } = watch(4, 3);
  canvas.stream.write('abcd\nefgh\nijkl');
  expect(await rows()).toEqual(['abcd', 'efgh', 'ijkl']);
});

test('sends only the rows that changed, within one synchronized update', async () => {
  const { canvas, sent, rows } = watch(10, 4);
  canvas.stream.write('one\ntwo\nthree');
  sent.length = 0;
  canvas.stream.write('one\n2\nthree');
  expect(sent).toEqual(['\u001b[?2026h\u001b[2;1H\u001b[2K2\u001b[?2026l']);
  expect(await rows()).toEqual(['one', '2', 'three', '']);
});

test('sends nothing where nothing changed', () => {
  const { canvas, sent } = watch(10, 4);
  canvas.stream.write('one');
  sent.length = 0;
  canvas.stream.write('one');
  expect(sent).toEqual([]);
});

test('takes away the rows of a taller frame', async () => {
  const { canvas, rows } = watch(10, 4);
  canvas.stream.write('one\ntwo\nthree\nfour');
  canvas.stream.write('one\ntwo');
  expect(await rows()).toEqual(['one', 'two', '', '']);
});

test('a frame taller than the terminal is cut, and nothing scrolls', async () => {
  const { canvas, rows } = watch(5, 2);
  canvas.stream.write('a\nb\nc');
  expect(await rows()).toEqual(['a', 'b']);
});

test('draws everything anew after a resize, on a clean screen', async () => {
  const { canvas, sent, rows } = watch(10, 3);
  canvas.stream.write('one\ntwo');
  canvas.resize(10, 3);
  sent.length = 0;
  canvas.redraw();
  expect(sent.join('')).toContain('\u001b[2J');
  expect(await rows()).toEqual(['one', 'two', '']);
});

test('draws nothing while it is closed, and never wipes the scrollback', () => {
  const { canvas, sent } = watch(10, 3);
  canvas.closed = true;
  canvas.stream.write('one');
  expect(sent).toEqual([]);
  canvas.closed = false;
  canvas.redraw();
  expect(sent.join('')).toContain('one');
  expect(sent.join('')).not.toContain('\u001b[3J');
});
