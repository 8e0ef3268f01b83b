import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawnLine } from '../../../src/layout/row-builders.js';
import {
  deleteCommand,
  GRAPHICS_QUERY,
  passThroughTmux,
  placeholderRows,
  transferCommands,
} from '../../../src/render/images/kitty-graphics.js';
import { createRenderer, renderLine } from '../../../src/render/render.js';
import { THEMES } from '../../../src/render/themes.js';
import { displayWidth } from '../../../src/text/display-width.js';
import { KittyTerminal } from '../../support/kitty-terminal.js';
import { pixelsOf } from './sample-images.js';

const noise = pixelsOf(80, 60, (x, y) => [
  (x * 91 + y * 57) % 256,
  (x * y * 31) % 256,
  (x * 7 + y * 13) % 256,
]);

const EVERY_37TH = ['593', '6da', '818', '1a7a', '1dda', '2de8', 'a8e8', '1d243'];

function transfer(id: number, size = { columns: 8, rows: 3 }) {
  return transferCommands({ id, ...noise, data: deflateSync(noise.data), ...size });
}

test('sends an image in chunks, which the terminal shows at its placeholders', () => {
  const terminal = new KittyTerminal();
  const commands = transfer(77);
  expect(commands.length).toBeGreaterThan(2);
  terminal.write(commands.join(''));
  expect(terminal.images.get(77)).toEqual({ ...noise, data: Buffer.from(noise.data), columns: 8, rows: 3 });
  for (const depth of [2, 3] as const) {
    const screen = new KittyTerminal();
    const renderer = createRenderer(THEMES.dark, depth);
    const rows = placeholderRows({ id: 77, columns: 8, rows: 3 }).map(span => ({
      spans: [{ text: '  ', style: 'border' }, span, { text: '|' }],
    }));
    screen.write(rows.map(row => renderLine(row, renderer)).join('\n'));
    const image = (row: number) => Array.from({ length: 8 }, (_, column) => ({ id: 77, row, column }));
    expect(screen.screen).toEqual([0, 1, 2].map(row => [' ', ' ', ...image(row), '|']));
  }
});

test('has a mark for each column of the widest picture', () => {
  const [row] = placeholderRows({ id: 1, columns: 240, rows: 1 });
  expect(new Set(row?.text.split('\u{10eeee}').slice(1)).size).toBe(240);
  expect(row?.text).toMatch(/^(?:\u{10eeee}\p{Mn}\p{Mn}){240}$/u);
  expect(displayWidth(row?.text ?? '')).toBe(240);
});

test('has the 297 marks of the specification in their order', () => {
  const marks = placeholderRows({ id: 1, columns: 1, rows: 297 }).map(
    ({ text }) => text.codePointAt('\u{10eeee}'.length) ?? 0,
  );
  expect(new Set(marks).size).toBe(297);
  expect(marks).toEqual([...marks].sort((a, b) => a - b));
  // Every 37th of the list that kitty's documentation links to.
  expect(marks.filter((_, index) => index % 37 === 36).map(mark => mark.toString(16))).toEqual(EVERY_37TH);
});

test('deletes an image, and asks with a query that the terminal answers', () => {
  const terminal = new KittyTerminal();
  terminal.write(transfer(5).join('') + transfer(6).join('') + deleteCommand(5) + GRAPHICS_QUERY);
  expect([...terminal.images.keys()]).toEqual([6]);
  expect(terminal.answers).toEqual(['\u001b_Gi=4001;OK\u001b\\']);
  expect(terminal.screen).toEqual([[]]);
});

test('doubles the escape characters of a command for tmux', () => {
  expect(passThroughTmux(deleteCommand(5))).toBe(
    '\u001bPtmux;\u001b\u001b_Ga=d,d=I,q=2,i=5\u001b\u001b\\\u001b\\',
  );
});

test('leaves other rows as they are', () => {
  const renderer = createRenderer(THEMES.dark, 3);
  expect(renderLine(drawnLine('text', 4, undefined, 0), renderer)).toBe('text');
});
