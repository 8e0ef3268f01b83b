/** Images in full view: fills the screen, follows its size, and shows a reason for a broken one. */
import { describe, expect, test } from 'vitest';
import type { FindImage } from '../../../../../src/library/images/local-images.js';
import { halfBlockRows } from '../../../../../src/render/images/half-blocks.js';
import { placeholderRows } from '../../../../../src/render/images/kitty-graphics.js';
import { displayWidth } from '../../../../../src/text/display-width.js';
import type { Effect } from '../../../../../src/tui/app/effect.js';
import { pixelsOf } from '../../../../render/images/sample-images.js';
import { Driver, type DriverOptions } from '../../../driver.js';

const SIZES: Record<string, { width: number; height: number }> = {
  'a.png': { width: 160, height: 80 },
  'cover.png': { width: 160, height: 80 },
  'tall.png': { width: 400, height: 4000 },
};
const findImage: FindImage = target => {
  const size = SIZES[target];
  return target === 'broken.png' ? { problem: 'broken PNG image' } : size && { file: target, ...size };
};

type Request = Extract<Effect, { type: 'draw-picture' }>;

function read(markdown: string, options: DriverOptions = {}, image?: string): Driver {
  const samples = [{ title: 'A', markdown, ...(image === undefined ? {} : { image }) }, { title: 'B' }];
  const settings = { depth: 3, images: 'blocks', ...options.settings } as const;
  return new Driver({ samples, findImage, ...options, settings }).keys('<enter>');
}

function lastRequest(driver: Driver): Request | undefined {
  const all = driver.effects.filter((effect): effect is Request => effect.type === 'draw-picture');
  driver.effects.length = 0;
  return all.at(-1);
}

function draw(driver: Driver, request = lastRequest(driver)): void {
  if (!request) throw new Error('nothing was requested');
  const { columns, rows } = request.slot;
  const drawn =
    request.protocol === 'blocks'
      ? halfBlockRows(pixelsOf(columns, rows * 2))
      : placeholderRows({ id: 9, columns, rows });
  driver.send({
    type: 'picture-drawn',
    request: request.request,
    picture: { protocol: request.protocol, rows: drawn },
  });
}

const pictureRows = (driver: Driver): string[] =>
  driver
    .frame(false)
    .split('\n')
    .filter(row => /[▀\u{10eeee}]/u.test(row));
const statusOf = (driver: Driver): string => driver.frame(false).split('\n').at(-1) ?? '';
const viewOf = (driver: Driver) => driver.state.reading?.fullView;

describe('full view of an image', () => {
  test('goes to the next and previous block, and leaves out images that are not shown', () => {
    const driver = read(
      'Text.\n\n![One](a.png)\n\n![Broken](broken.png)\n\n~~~\ncode\n~~~\n',
      {},
      'cover.png',
    ).keys('gw');
    expect(viewOf(driver)?.image).toBe('cover.png');
    expect(viewOf(driver.keys('<tab>'))?.image).toBe('a.png');
    expect(viewOf(driver.keys('<tab>'))?.block.kind).toBe('code');
    expect(viewOf(driver.keys('<shift+tab>'))?.image).toBe('a.png');
    expect(statusOf(driver.keys('<shift+tab>'))).toContain('No earlier table');
  });

  test('fills the screen, and keeps its proportions after a resize', () => {
    const driver = read('Text.\n\n![Alt\nwords](a.png)\n');
    draw(driver);
    driver.keys('w');
    // Larger than in the text, in the middle of 22 rows.
    expect(lastRequest(driver)?.slot).toEqual({ target: 'a.png', columns: 80, rows: 20 });
    driver.resize(120, 40);
    const request = lastRequest(driver);
    expect(request?.slot).toEqual({ target: 'a.png', columns: 120, rows: 30 });
    draw(driver, request);
    expect(pictureRows(driver)).toHaveLength(30);
    expect(driver.frame(false).split('\n').slice(0, 4).join('')).toBe('');
    expect(statusOf(driver)).toContain('image   Alt words');
    expect(statusOf(driver)).not.toContain('right');
    driver.resize(40, 24);
    draw(driver);
    expect(pictureRows(driver)).toEqual(Array(10).fill('▀'.repeat(40)));
    const wide = driver.resize(120, 20);
    draw(wide);
    expect(pictureRows(wide)).toEqual(Array(18).fill(`${' '.repeat(24)}${'▀'.repeat(72)}`));
  });

  test.each([
    [1, 1],
    [20, 6],
    [40, 2],
    [250, 70],
  ])('fits a screen of %d×%d', (columns, rows) => {
    for (const target of ['a.png', 'tall.png']) {
      const driver = read(`![Alt](${target})\n`).keys('w').resize(columns, rows);
      draw(driver);
      const shown = driver.frame(false).split('\n');
      expect(shown.length).toBeLessThanOrEqual(rows);
      for (const row of shown) expect(displayWidth(row)).toBeLessThanOrEqual(columns);
      expect(pictureRows(driver).length).toBeGreaterThan(0);
    }
  });

  test('returns to the text and its picture', () => {
    const driver = read('Text.\n\n![Alt](a.png)\n');
    draw(driver);
    const before = driver.frame();
    driver.keys('w');
    draw(driver);
    expect(driver.frame()).not.toBe(before);
    expect(driver.keys('q').frame()).toBe(before);
    expect(lastRequest(driver)).toBeUndefined();
  });

  test('scrolls a tall image', () => {
    const driver = read('![Alt](tall.png)\n').keys('w');
    const request = lastRequest(driver);
    expect(request?.slot).toEqual({ target: 'tall.png', columns: 32, rows: 160 });
    draw(driver, request);
    expect(pictureRows(driver)).toHaveLength(22);
    driver.keys('Gj');
    expect(viewOf(driver)?.top).toBe(138);
    expect(pictureRows(driver)).toHaveLength(22);
  });

  test('shows the cells of a terminal with images, again after they were lost', () => {
    const driver = read('![Alt](a.png)\n', { settings: { images: 'kitty' } }).keys('w');
    draw(driver);
    expect(pictureRows(driver)).toHaveLength(20);
    expect(pictureRows(driver)[19]?.match(/\u{10eeee}/gu)).toHaveLength(80);
    driver.send({ type: 'pictures-lost' });
    expect(pictureRows(driver)).toEqual([]);
    draw(driver);
    expect(pictureRows(driver)).toHaveLength(20);
  });

  test('says why an image is not shown', () => {
    const driver = read('![Alt](a.png)\n').keys('w');
    const request = lastRequest(driver)?.request ?? 0;
    driver.send({ type: 'picture-drawn', request, picture: { problem: 'broken PNG image' } });
    expect(driver.frame(false)).toMatch(/^not shown: broken PNG image\n/);
    expect(lastRequest(driver)).toBeUndefined();
  });

  test('copies the address', () => {
    expect(read('![Alt](a.png)\n').keys('wy').takeEffect('copy')).toMatchObject({
      text: expect.stringContaining('a.png'),
      description: 'the address of the image',
    });
  });
});

describe('an image is opened', () => {
  test('by Enter, in running text too', () => {
    for (const markdown of ['![Alt](a.png)', 'See ![Alt](a.png) here.']) {
      const driver = read(markdown).keys('<tab>');
      expect(statusOf(driver)).toMatch(/enter show.*o viewer/);
      expect(viewOf(driver.keys('<enter>'))).toMatchObject({ image: 'a.png' });
      expect(statusOf(driver)).toContain('image   Alt');
    }
  });

  test('by a click on its picture', () => {
    const driver = read('![Alt](a.png)\n').keys('M');
    const row = driver.rows().findIndex(text => text.includes('▣'));
    driver.send({ type: 'clicked', column: 14, row: row - 2 });
    expect(viewOf(driver)?.image).toBe('a.png');
  });

  test('in a quote, and as a cover', () => {
    expect(viewOf(read('> Text\n>\n> ![Alt](a.png)\n').keys('w'))?.image).toBe('a.png');
    const driver = read('~~~\ncode\n~~~\n', {}, 'cover.png').keys('w');
    expect(viewOf(driver)?.image).toBe('cover.png');
    expect(statusOf(driver)).toContain('image   A');
  });

  test('only if it can be shown', () => {
    for (const target of ['broken.png', 'https://a.example/a.png', 'none.png']) {
      const driver = read(`![Alt](${target})\n\n~~~\ncode\n~~~\n`).keys('w');
      expect(viewOf(driver)?.block.kind).toBe('code');
    }
    const off = read('![Alt](a.png)\n', { settings: { images: 'off' } });
    expect(statusOf(off.keys('w'))).toContain('No table, code, diagram, formula or image on the screen');
    expect(viewOf(off.keys('<tab><enter>'))).toBeUndefined();
  });
});
