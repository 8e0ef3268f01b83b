/** The README's picture: what a terminal shows, as an SVG in which every column stays where it was. */
import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { capture } from '../../../scripts/readme/capture.mjs';
import { BACKGROUND, dimmed, FOREGROUND, indexed } from '../../../scripts/readme/palette.mjs';
import { picture } from '../../../scripts/readme/picture.mjs';
import { readScreen } from '../../../scripts/readme/screen.mjs';

const COLUMNS = 40;
const ABOUT = { title: 'A title', description: 'What is on it' };

/** The runs of a screen of three rows on which `text` was written. */
async function screen(text: string) {
  const terminal = new xterm.Terminal({ cols: COLUMNS, rows: 3, allowProposedApi: true });
  await new Promise<void>(resolve => terminal.write(text, resolve));
  return readScreen(terminal.buffer.active, 3);
}

async function draw(text: string): Promise<string> {
  return picture([{ title: 'lectern', columns: COLUMNS, rows: await screen(text) }], ABOUT);
}

const first = async (text: string) => (await screen(text))[0] ?? [];

describe('a screen', () => {
  test('is runs of cells that look the same', async () => {
    const spans = await first('ab\u001b[1mcd\u001b[0;3;31me');
    expect(spans.slice(0, 3).map(({ column, columns, text }) => [column, columns, text])).toEqual([
      [0, 2, 'ab'],
      [2, 2, 'cd'],
      [4, 1, 'e'],
    ]);
    expect(spans[1]?.look).toMatchObject({ bold: true, italic: false, colour: FOREGROUND });
    expect(spans[2]?.look).toMatchObject({ bold: false, italic: true, colour: indexed(1) });
  });

  test('has the colours of the palette, of the 256 and of 24 bits', async () => {
    const spans = await first('\u001b[92ma\u001b[38;5;208mb\u001b[38;2;1;2;3mc\u001b[48;5;232md');
    expect(spans.slice(0, 3).map(({ look }) => look.colour)).toEqual([indexed(10), '#ff8700', '#010203']);
    expect(spans[3]?.look.behind).toBe('#080808');
  });

  test('turns inverse and dim into colours', async () => {
    const [inverse, dim] = await first('\u001b[7ma\u001b[27;2mb');
    expect(inverse?.look).toMatchObject({ colour: BACKGROUND, behind: FOREGROUND });
    expect(dim?.look.colour).toBe(dimmed(FOREGROUND, BACKGROUND));
  });

  test('keeps what takes two columns, or several code points, in its place', async () => {
    const spans = await first('a日本e\u0301z');
    expect(spans.map(({ column, columns, text }) => [column, columns, text.trim()])).toEqual([
      [0, 1, 'a'],
      [1, 2, '日'],
      [3, 2, '本'],
      [5, 1, 'e\u0301'],
      [6, COLUMNS - 6, 'z'],
    ]);
  });
});

describe('a picture', () => {
  test('tells each text where it starts and how long it is', async () => {
    const svg = await draw('one two   three');
    expect(texts(svg)).toEqual([
      { x: 0, length: 7 * 9, text: 'one two' },
      { x: 10 * 9, length: 5 * 9, text: 'three' },
    ]);
  });

  test('draws rules, bars and blocks as boxes, seamless where they meet', async () => {
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

  test('is well formed whatever is on the screen', async () => {
    const svg = await draw('<a href="x"> & </a> ]]>');
    expect(texts(svg)).toMatchObject([{ text: '&lt;a href=&quot;x&quot;&gt; &amp; &lt;/a&gt; ]]&gt;' }]);
    expect(unclosed(svg)).toEqual([]);
  });

  test('is the same text for the same screen, and asks nothing of a network', async () => {
    const svg = await draw('\u001b[4munder\u001b[0m \u001b[9mstrike\u001b[0m');
    expect(await draw('\u001b[4munder\u001b[0m \u001b[9mstrike\u001b[0m')).toBe(svg);
    expect(svg.match(/https?:\/\/[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
    expect(svg).not.toMatch(/<(script|style|image|foreignObject|use)\b/);
  });
});

test('every colour but black stands out from the background: 4.5 to 1 (WCAG 2.2, 1.4.3)', () => {
  const colours = [
    FOREGROUND,
    dimmed(FOREGROUND, BACKGROUND),
    ...Array.from({ length: 15 }, (_, index) => indexed(index + 1)),
  ];
  expect(colours.filter(colour => contrast(colour, BACKGROUND) < 4.5)).toEqual([]);
});

test('the capture runs the program, and shows the list with a search, and an article', async () => {
  const svg = await capture();
  const shown = texts(svg).map(({ text }) => text);
  expect(unclosed(svg)).toEqual([]);
  expect(shown).toContain('update');
  expect(shown.join('\n')).toMatch(/\d hits/);
  expect(shown.join('\n')).toMatch(/min left/);
});

/** The texts on the screen, without the frame's title. */
function texts(svg: string) {
  return [...svg.matchAll(/<text x="(\d+)" y="\d+"(?: textLength="(\d+)")? fill[^>]*>([^<]*)</g)].map(
    ([, x, length, text = '']) => ({ x: Number(x), length: length && Number(length), text }),
  );
}

/** Elements that are opened and not closed, or closed and not open. */
function unclosed(svg: string): string[] {
  const open: string[] = [];
  for (const [, close, name = '', empty] of svg.matchAll(/<(\/?)(\w+)(?:\s+[\w-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (close && open.pop() !== name) return [`</${name}>`];
    if (!close && !empty) open.push(name);
  }
  return [...open, ...(svg.replace(/<[^<>]*>/g, '').match(/[<>]|&(?!(amp|lt|gt|quot);)/g) ?? [])];
}

/** WCAG's ratio of two colours `#rrggbb`, 1 to 21. */
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
