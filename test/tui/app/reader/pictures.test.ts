import { expect, test } from 'vitest';
import type { LineSpan } from '../../../../src/layout/line.js';
import type { FindImage } from '../../../../src/library/images/local-images.js';
import { halfBlockRows } from '../../../../src/render/images/half-blocks.js';
import { placeholderRows } from '../../../../src/render/images/kitty-graphics.js';
import type { Effect } from '../../../../src/tui/app/effect.js';
import { pixelsOf } from '../../../render/images/sample-images.js';
import { Driver, type DriverOptions } from '../../driver.js';

const IMAGE = { file: '/library/a.png', width: 160, height: 80 };
const findImage: FindImage = target => {
  if (target === 'broken.png') return { problem: 'broken PNG image' };
  return target.endsWith('.png') ? IMAGE : undefined;
};
const MARKDOWN = [
  '![First](a.png)',
  'Text.',
  '![Web](https://a.example/a)',
  'x\n\n'.repeat(40),
  '![Last](b.png)',
];

type Request = Extract<Effect, { type: 'draw-picture' }>;

function open(options: DriverOptions = {}): Driver {
  const samples = [
    { title: 'A', markdown: MARKDOWN.join('\n\n') },
    { title: 'B', markdown: 'b' },
  ];
  const settings = { depth: 3, images: 'blocks', detectsImages: true, ...options.settings } as const;
  return new Driver({ samples, findImage, ...options, settings }).keys('<enter>');
}

function requestsOf(driver: Driver): Request[] {
  const all = driver.effects.filter((effect): effect is Request => effect.type === 'draw-picture');
  driver.effects.length = 0;
  return all;
}

function draw(driver: Driver, { request, slot: { columns, rows }, protocol }: Request): LineSpan[] {
  const drawn =
    protocol === 'blocks'
      ? halfBlockRows(pixelsOf(columns, rows * 2))
      : placeholderRows({ id: 9, columns, rows });
  driver.send({ type: 'picture-drawn', request, picture: { protocol, rows: drawn } });
  return drawn;
}

/** Rows of the screen without escape codes. */
function rows(driver: Driver): string[] {
  return driver
    .frame(false)
    .split('\n')
    .map(row => row.trimEnd());
}

test('requests a visible picture once, and draws it without moving the text', () => {
  const driver = open();
  const [first, ...others] = requestsOf(driver);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    image: IMAGE,
    slot: { target: 'a.png', columns: 20, rows: 5 },
    protocol: 'blocks',
  });
  const before = rows(driver);
  if (first) draw(driver, first);
  const after = rows(driver);
  expect(after.filter(row => /^ +▀{20}$/.test(row))).toHaveLength(5);
  expect(after.map(row => row.replace(/^ +▀+$/, ''))).toEqual(before);
  driver.keys('jk');
  expect(requestsOf(driver)).toEqual([]);
});

test('keeps the half blocks until a terminal that shows images has them', () => {
  const driver = open();
  for (const request of requestsOf(driver)) draw(driver, request);
  const blocks = rows(driver);
  driver.send({ type: 'graphics-supported' });
  expect(rows(driver)).toEqual(blocks);
  const [second] = requestsOf(driver);
  expect(second?.protocol).toBe('kitty');
  if (second) draw(driver, second);
  expect(rows(driver).filter(row => row.includes('\u{10eeee}'))).toHaveLength(5);
  driver.send({ type: 'pictures-lost' });
  expect(requestsOf(driver).map(({ protocol }) => protocol)).toEqual(['kitty']);
});

test('stays with half blocks that the user has chosen', () => {
  const driver = open({ settings: { detectsImages: false } });
  driver.send({ type: 'graphics-supported' });
  expect(driver.state.settings.images).toBe('blocks');
});

test('drops the request of a picture that left the screen, and its late answer', () => {
  const driver = open();
  const [first] = requestsOf(driver);
  driver.keys('G');
  expect(requestsOf(driver).map(({ slot }) => slot.target)).toEqual(['b.png']);
  if (first) draw(driver, first);
  expect(driver.keys('g').text()).not.toContain('▀');
  expect(requestsOf(driver)).toHaveLength(1);
});

test('requests a picture again for another width', () => {
  const driver = open();
  requestsOf(driver);
  driver.resize(18, 24);
  expect(requestsOf(driver).map(({ slot }) => slot.columns)).toEqual([18]);
});

test('shows a picture in each place that it is used in', () => {
  const samples = [
    { title: 'A', markdown: '![1](a.png)\n\nText.\n\n![2](a.png)' },
    { title: 'B', markdown: 'b' },
  ];
  const driver = open({ samples });
  const requests = requestsOf(driver);
  expect(requests).toHaveLength(1);
  for (const request of requests) draw(driver, request);
  expect(rows(driver).filter(row => /▀{20}/.test(row))).toHaveLength(10);
});

test('says why a picture is not shown, before and after decoding', () => {
  const samples = [
    { title: 'A', markdown: '![1](broken.png)\n\nText.\n\n![2](a.png)' },
    { title: 'B', markdown: 'b' },
  ];
  const driver = open({ samples });
  const [request, ...others] = requestsOf(driver);
  expect(others).toEqual([]);
  if (request)
    driver.send({ type: 'picture-drawn', request: request.request, picture: { problem: 'too slow' } });
  expect(driver.frame(false)).toMatch(/not shown: broken PNG image[\s\S]*not shown: too slow/);
});

test('requests nothing if images are off, and lays out the captions as without images', () => {
  const driver = open({ settings: { images: 'off' } });
  expect(requestsOf(driver)).toEqual([]);
  expect(rows(driver)).toEqual(rows(open({ findImage: () => undefined })));
});

test('shows the cover above the title', () => {
  const samples = [
    { title: 'A cover', markdown: 'Text.', image: 'cover.png' },
    { title: 'B', markdown: 'b' },
  ];
  const driver = open({ samples });
  const [request] = requestsOf(driver);
  expect(request?.slot).toEqual({ target: 'cover.png', columns: 20, rows: 5 });
  if (request) draw(driver, request);
  const shown = rows(driver).map(row => row.trim());
  expect(shown.slice(0, 7)).toEqual([...Array(5).fill('▀'.repeat(20)), '', 'A cover']);
});

test('draws each picture once on a screen with more of them than are kept', () => {
  const markdown = Array.from({ length: 110 }, (_, index) => `![x](${index}.png)`).join('\n\n');
  const driver = open({ samples: [{ title: 'A', markdown }, { title: 'B' }], rows: 2000 });
  const drawn: string[] = [];
  for (let requests = requestsOf(driver); requests.length > 0; requests = requestsOf(driver)) {
    if (drawn.length > 200) break;
    for (const request of requests) draw(driver, request);
    drawn.push(...requests.map(({ slot }) => slot.target));
  }
  expect(drawn).toHaveLength(110);
});
