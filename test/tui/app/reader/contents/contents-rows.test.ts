import { expect, test } from 'vitest';
import { Driver } from '../../../driver.js';

const heading = 'A heading that is quite a bit longer than the contents beside the text are wide';

test('wraps only the current heading until the contents have the focus', () => {
  const markdown = `## ${heading} one\n\ntext\n\n## ${heading} two\n\ntext\n`;
  const driver = new Driver({ columns: 120, rows: 20, samples: [{ title: 'T', markdown }] }).keys('<enter>');
  const pane = () =>
    driver
      .rows()
      .filter(row => row.includes('│'))
      .map(row => row.split('│')[0] ?? '')
      .join(' ')
      .replace(/\s+/g, ' ');
  expect(pane()).toContain(`${heading} one`);
  expect(pane()).not.toContain(`${heading} two`);
  driver.keys('t');
  expect(pane()).toContain(`${heading} one`);
  expect(pane()).toContain(`${heading} two`);
});
