import { expect, test } from 'vitest';
import { Driver, type DriverOptions } from '../../../driver.js';

const contents = (options: DriverOptions = {}) => new Driver(options).keys('<enter>t');
const rows = (driver: Driver) => driver.rows().filter(row => row.trim() !== '');
const cursor = ({ state }: Driver) => state.reading?.contents.cursor;

test('filters headings by all typed words, without regard to case', () => {
  const driver = contents().keys('/M');
  expect(rows(driver).slice(0, 2)).toEqual(['▌ Limits', '    Memory']);
  expect(driver.status()).toMatch(/^ \/M +2 headings/);
  expect(rows(driver.keys('<backspace>R E'))[0]).toContain('Requests');
  expect(driver.status()).toContain('2 headings');
});

test('jumps to the heading under the cursor with Enter, and returns with H', () => {
  const driver = contents().keys('/mem<enter>');
  expect(rows(driver)[0]?.trim()).toBe('Memory');
  expect(driver.state.reading?.contents).toEqual({ focused: false, cursor: 2 });
  expect(driver.keys('H').state.reading?.topRow).toEqual({ block: 0, row: 0 });
  expect(driver.keys('t').text()).toContain('Requests');
});

test('moves through the filtered headings, and keeps the cursor on a visible one', () => {
  const driver = contents().keys('/m<down>');
  expect(cursor(driver)).toBe(2);
  expect(cursor(driver.keys('<down>'))).toBe(2);
  expect(cursor(driver.keys('<up>'))).toBe(1);
  expect(cursor(driver.keys('<down>em'))).toBe(2);
});

test('shows all headings with Esc, and restores the cursor', () => {
  const driver = contents().keys('j/mem<esc>');
  expect(cursor(driver)).toBe(1);
  expect(rows(driver).slice(0, 4)).toHaveLength(4);
  expect(driver.state.reading?.contents.focused).toBe(true);
  expect(driver.keys('/<backspace>').state.reading?.contents.filter).toBeUndefined();
});

test('shows not found and ignores Enter without matches', () => {
  const driver = contents().keys('/zzz');
  expect(driver.status()).toContain('not found');
  expect(driver.keys('<enter>').state.reading?.contents.filter).toBeDefined();
  expect(cursor(driver.keys('<ctrl+u>'))).toBe(0);
});

test('accepts a paste, and a click jumps to a visible heading', () => {
  const driver = contents().keys('/').raw('\u001b[200~mem\u001b[201~');
  expect(cursor(driver)).toBe(2);
  driver.raw('\u001b[<0;4;1M');
  expect(rows(driver)[0]?.trim()).toBe('Memory');
});

test.each([60, 120])('opens for a paste into the contents on %d columns', columns => {
  const driver = contents({ columns }).raw('\u001b[200~mem\n\u001b[201~');
  expect(driver.status()).toMatch(/^ \/mem +1 heading/);
  expect(driver.state.reading?.find).toBeUndefined();
  expect(cursor(driver)).toBe(2);
});

test('leaves the article unchanged beside the text', () => {
  const driver = contents({ columns: 120, rows: 30 });
  const { topRow } = driver.state.reading ?? {};
  driver.keys('/auto');
  expect(driver.state.reading?.topRow).toEqual(topRow);
  expect(driver.rows()[0]).toMatch(/^▌ Autoscaling +│ +Scaling Kubernetes/);
  expect(driver.rows()[1]).toMatch(/^ +│/);
});

test('wraps long headings while one is chosen, and cuts them beside the text', () => {
  const long = 'A heading that is longer than the contents of a terminal of this size are wide';
  const markdown = `## First\n\ntext\n\n## ${long}\n\n${'text\n\n'.repeat(60)}## Last\n\ntext`;
  const options = { columns: 120, rows: 30, samples: [{ title: 'A', markdown }] };
  const pane = (driver: Driver) => driver.rows().map(row => row.split(' │')[0]?.trim());
  const joined = (driver: Driver) => pane(driver).join(' ').replaceAll(/\s+/g, ' ');
  const driver = new Driver(options).keys('<enter>');
  expect(joined(driver)).not.toContain(long);
  expect(joined(driver.keys('t'))).toContain(`First ${long} Last`);
  expect(pane(driver.keys('j')).filter(row => row?.startsWith('▌'))).toHaveLength(1);
  expect(joined(driver.keys('<esc>'))).not.toContain(long);
});

test('shows the heading under the cursor with many long ones around it', () => {
  const headings = Array.from(
    { length: 60 },
    (_, index) => `## Heading ${index} ${'with many words '.repeat(9)}\n\ntext`,
  );
  const samples = [{ title: 'A', markdown: headings.join('\n\n') }];
  const driver = new Driver({ columns: 60, rows: 15, samples }).keys('<enter>t');
  for (let index = 0; index < 60; index++, driver.keys('j')) {
    expect(driver.rows().filter(row => row.startsWith('▌'))).toEqual([
      expect.stringContaining(`Heading ${index} `),
    ]);
    expect(driver.rows()).toHaveLength(15);
  }
});

test('jumps to a wrapped heading by a click on any of its rows', () => {
  const markdown = `## First\n\ntext\n\n## ${'Second heading '.repeat(8)}\n\n${'text\n\n'.repeat(60)}`;
  const driver = new Driver({ columns: 120, rows: 30, samples: [{ title: 'A', markdown }] }).keys('<enter>t');
  driver.send({ type: 'clicked', column: 3, row: 3 });
  expect(driver.state.reading?.position.block).toBe(2);
});
