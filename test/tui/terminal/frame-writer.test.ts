import xterm from '@xterm/headless';
import { expect, test } from 'vitest';
import { createFrameWriter, type FrameWriter } from '../../../src/tui/terminal/frame-writer.js';

interface Watched {
  writer: FrameWriter;
  sent: string[];
  rows(): Promise<string[]>;
}

function watch(columns: number, rows: number): Watched {
  const sent: string[] = [];
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const writer = createFrameWriter(
    text => {
      sent.push(text);
      emulator.write(text);
    },
    { columns, rows },
  );
  return {
    writer,
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

test('writes a frame as tall and as wide as the terminal', async () => {
  const { writer, rows } = watch(4, 3);
  writer.stream.write('abcd\nefgh\nijkl');
  expect(await rows()).toEqual(['abcd', 'efgh', 'ijkl']);
});

test('sends only the rows that changed, within one synchronized update', async () => {
  const { writer, sent, rows } = watch(10, 4);
  writer.stream.write('one\ntwo\nthree');
  sent.length = 0;
  writer.stream.write('one\n2\nthree');
  expect(sent).toEqual(['\u001b[?2026h\u001b[2;1H\u001b[2K2\u001b[?2026l']);
  expect(await rows()).toEqual(['one', '2', 'three', '']);
});

test('adopts a frame of other codes without sending it, and compares the next frame with it', () => {
  const { writer, sent } = watch(10, 4);
  writer.write('\u001b[1;31mone\u001b[m\ntwo');
  sent.length = 0;
  const result = writer.adoptFrames(() =>
    writer.stream.write('\u001b[1m\u001b[31mone\u001b[39m\u001b[22m\ntwo'),
  );
  expect(result).toBe(true);
  writer.stream.write('\u001b[1m\u001b[31mone\u001b[39m\u001b[22m\nTWO');
  expect(sent).toEqual(['\u001b[?2026h\u001b[2;1H\u001b[2KTWO\u001b[?2026l']);
  sent.length = 0;
  writer.redraw();
  expect(sent.join('')).toContain('\u001b[1m\u001b[31mone');
});

test('draws an adopted frame whole if nothing is shown', () => {
  const { writer, sent } = watch(10, 4);
  writer.write('one');
  writer.resize(10, 3);
  sent.length = 0;
  writer.adoptFrames(() => writer.stream.write('one'));
  expect(sent.join('')).toContain('\u001b[2J');
});

test('sends nothing where nothing changed', () => {
  const { writer, sent } = watch(10, 4);
  writer.stream.write('one');
  sent.length = 0;
  writer.stream.write('one');
  expect(sent).toEqual([]);
});

test('erases the rows of a taller frame', async () => {
  const { writer, rows } = watch(10, 4);
  writer.stream.write('one\ntwo\nthree\nfour');
  writer.stream.write('one\ntwo');
  expect(await rows()).toEqual(['one', 'two', '', '']);
});

test('cuts a frame taller than the terminal and does not scroll', async () => {
  const { writer, rows } = watch(5, 2);
  writer.stream.write('a\nb\nc');
  expect(await rows()).toEqual(['a', 'b']);
});

test('writes the whole frame on a cleared screen after a resize', async () => {
  const { writer, sent, rows } = watch(10, 3);
  writer.stream.write('one\ntwo');
  writer.resize(10, 3);
  sent.length = 0;
  writer.redraw();
  expect(sent.join('')).toContain('\u001b[2J');
  expect(await rows()).toEqual(['one', 'two', '']);
});

test('writes nothing while closed, and never clears the scrollback', () => {
  const { writer, sent } = watch(10, 3);
  writer.closed = true;
  writer.stream.write('one');
  expect(sent).toEqual([]);
  writer.closed = false;
  writer.redraw();
  expect(sent.join('')).toContain('one');
  expect(sent.join('')).not.toContain('\u001b[3J');
});
