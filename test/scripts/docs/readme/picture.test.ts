/** Tests the README's picture: the screen as read from a terminal, and the SVG drawn from it. */
import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { captureReader } from '../../../../scripts/docs/readme/capture.mjs';
import {
  BACKGROUND,
  dimColour,
  FOREGROUND,
  indexedColour,
} from '../../../../scripts/docs/readme/palette.mjs';
import { drawPicture } from '../../../../scripts/docs/readme/picture.mjs';
import { readScreen } from '../../../../scripts/docs/readme/screen.mjs';

const COLUMNS = 40;
const ALTERNATIVE = { title: 'A title', description: 'What is on it' };

/** Writes `text` to a screen of three rows and reads it. */
async function screenOf(text: string) {
  const terminal = new xterm.Terminal({ cols: COLUMNS, rows: 3, allowProposedApi: true });
  await new Promise<void>(resolve => terminal.write(text, resolve));
  return readScreen(terminal.buffer.active, 3);
}

async function draw(text: string): Promise<string> {
  return drawPicture([{ title: 'lectern', columns: COLUMNS, rows: await screenOf(text) }], ALTERNATIVE);
}

const firstRow = async (text: string) => (await screenOf(text))[0] ?? [];

describe('readScreen', () => {
  test('groups cells of equal style', async () => {
    const groups = await firstRow('ab\u001b[1mcd\u001b[0;3;31me');
    expect(groups.slice(0, 3).map(({ column, columns, text }) => [column, columns, text])).toEqual([
      [0, 2, 'ab'],
      [2, 2, 'cd'],
      [4, 1, 'e'],
    ]);
    expect(groups[1]?.style).toMatchObject({ bold: true, italic: false, foreground: FOREGROUND });
    expect(groups[2]?.style).toMatchObject({ bold: false, italic: true, foreground: indexedColour(1) });
  });

  test('reads palette, 256-colour and 24-bit colours', async () => {
    const groups = await firstRow('\u001b[92ma\u001b[38;5;208mb\u001b[38;2;1;2;3mc\u001b[48;5;232md');
    expect(groups.slice(0, 3).map(({ style }) => style.foreground)).toEqual([
      indexedColour(10),
      '#ff8700',
      '#010203',
    ]);
    expect(groups[3]?.style.background).toBe('#080808');
  });

  test('turns inverse and dim into colours of their own', async () => {
    const [inverse, dim] = await firstRow('\u001b[7ma\u001b[27;2mb');
    expect(inverse?.style).toMatchObject({ foreground: BACKGROUND, background: FOREGROUND });
    expect(dim?.style.foreground).toBe(dimColour(FOREGROUND, BACKGROUND));
  });

  test('keeps the column of characters with two columns or several code points', async () => {
    const groups = await firstRow('a日本e\u0301z');
    expect(groups.map(({ column, columns, text }) => [column, columns, text.trim()])).toEqual([
      [0, 1, 'a'],
      [1, 2, '日'],
      [3, 2, '本'],
      [5, 1, 'e\u0301'],
      [6, COLUMNS - 6, 'z'],
    ]);
  });
});

describe('drawPicture', () => {
  test('gives each text its position and length', async () => {
    const svg = await draw('one two   three');
    expect(texts(svg)).toEqual([
      { x: 0, length: 7 * 9, text: 'one two' },
      { x: 10 * 9, length: 5 * 9, text: 'three' },
    ]);
  });

  test('draws rules, bars and blocks as boxes without gaps', async () => {
    const svg = await draw('──────\r\n│x│\r\n██');
    expect(texts(svg)).toEqual([{ x: 9, length: undefined, text: 'x' }]);
    const boxes = [...svg.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)];
    expect(boxes.map(([, x, y, width, height]) => [x, y, width, height].map(Number))).toEqual([
      [0, 9, 54, 1],
      [4, 20, 1, 20],
      [22, 20, 1, 20],
      [0, 40, 18, 20],
    ]);
  });

  test('is well-formed for text with XML characters', async () => {
    const svg = await draw('<a href="x"> & </a> ]]>');
    expect(texts(svg)).toMatchObject([{ text: '&lt;a href=&quot;x&quot;&gt; &amp; &lt;/a&gt; ]]&gt;' }]);
    expect(unclosed(svg)).toEqual([]);
  });

  test('is equal for equal screens and loads nothing from the network', async () => {
    const svg = await draw('\u001b[4munder\u001b[0m \u001b[9mstrike\u001b[0m');
    expect(await draw('\u001b[4munder\u001b[0m \u001b[9mstrike\u001b[0m')).toBe(svg);
    expect(svg.match(/https?:\/\/[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
    expect(svg).not.toMatch(/<(script|style|image|foreignObject|use)\b/);
  });
});

test('every colour except black has a contrast of 4.5:1 with the background (WCAG 2.2, 1.4.3)', () => {
  const colours = [
    FOREGROUND,
    dimColour(FOREGROUND, BACKGROUND),
    ...Array.from({ length: 15 }, (_, index) => indexedColour(index + 1)),
  ];
  expect(colours.filter(colour => contrast(colour, BACKGROUND) < 4.5)).toEqual([]);
});

test('captureReader shows the list with a search and an open article', async () => {
  const svg = await captureReader();
  const shown = texts(svg).map(({ text }) => text);
  expect(unclosed(svg)).toEqual([]);
  expect(shown).toContain('update');
  expect(shown.join('\n')).toMatch(/\d results/);
  expect(shown.join('\n')).toMatch(/min left/);
});

/** Returns the texts on the screen, without the title of the frame. */
function texts(svg: string) {
  return [...svg.matchAll(/<text x="(\d+)" y="\d+"(?: textLength="(\d+)")? fill[^>]*>([^<]*)</g)].map(
    ([, x, length, text = '']) => ({ x: Number(x), length: length && Number(length), text }),
  );
}

/** Returns unclosed elements, unexpected closing tags and unescaped characters. */
function unclosed(svg: string): string[] {
  const open: string[] = [];
  for (const [, close, name = '', empty] of svg.matchAll(/<(\/?)(\w+)(?:\s+[\w-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (close && open.pop() !== name) return [`</${name}>`];
    if (!close && !empty) open.push(name);
  }
  return [...open, ...(svg.replace(/<[^<>]*>/g, '').match(/[<>]|&(?!(amp|lt|gt|quot);)/g) ?? [])];
}

/** Returns the contrast ratio of two colours `#rrggbb` by WCAG, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
