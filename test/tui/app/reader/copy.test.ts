import { expect, test } from 'vitest';
import { Driver } from '../../driver.js';

const STEPS = `1. First

   \`\`\`sh
   first
   \`\`\`

2. Second

${'   text\n\n'.repeat(6)}   \`\`\`sh
   second
   \`\`\`

3. Third

   \`\`\`sh
   third
   \`\`\`
`;

const open = (markdown: string, rows: number) =>
  new Driver({ samples: [{ title: 'Steps', slug: 'steps', markdown }], rows }).keys('<enter>');
const copied = (driver: Driver) => driver.keys('yc').takeEffect('copy')?.text;

test('copies the first code on the screen, not code of the same list above it', () => {
  const driver = open(STEPS, 12).keys('G');
  expect(driver.text()).not.toContain('first');
  expect(driver.text()).toContain('second');
  expect(copied(driver)).toBe('second');
});

test('copies no code if a list has none on the screen', () => {
  const driver = open(STEPS, 8).keys('/text<enter>nnn');
  expect(driver.text()).not.toMatch(/first|second|third/);
  expect(copied(driver)).toBeUndefined();
  expect(driver.text()).toContain('No code block on the screen');
});

test('copies no code if only the blank row above it is on the screen', () => {
  const driver = open('one\n\ntwo\n\n    code\n', 10);
  expect(driver.text()).toContain('code');
  const shorter = open('one\n\ntwo\n\n    code\n', 9);
  expect(shorter.text()).toContain('two');
  expect(shorter.text()).not.toContain('code');
  expect([copied(driver), copied(shorter)]).toEqual(['code', undefined]);
});

test('copies the code at the current match', () => {
  expect(copied(open(STEPS, 24).keys('/third<enter>n'))).toBe('third');
});
