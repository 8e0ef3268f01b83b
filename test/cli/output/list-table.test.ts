/** `list` on terminals of several widths, with a library of its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/text/display-width.js';
import { LECTERN, Machine } from '../../e2e/program.mjs';
import { Terminal, untilRead } from '../../e2e/terminal.mjs';

const machine = new Machine();
afterAll(() => machine.remove());

const TITLE = 'What a pump house teaches about queues, limits and people';
const SLUG = 'a-slug-that-is-longer-than-its-column';
/** Newest first. */
const ARTICLES = [
  ['notes', 'Notes', '2026-03-01'],
  [SLUG, 'Long', '2026-02-01'],
  ['pump', TITLE, '2026-01-01'],
] as const;

function write(folder: string, slug: string, text: string): void {
  mkdirSync(path.join(machine.home, folder), { recursive: true });
  writeFileSync(path.join(machine.home, folder, `${slug}.md`), text);
}

beforeAll(() => {
  for (const [slug, title, date] of ARTICLES)
    write('library', slug, `---\ntitle: "${title}"\ndate: ${date}\nreadTime: 8\n---\nText.\n`);
});

async function list(columns: number, args: string[] = [], folder = 'library'): Promise<string[]> {
  const command = [...LECTERN, 'list', '--library', path.join(machine.home, folder), ...args];
  const terminal = new Terminal(untilRead(command), { env: machine.env(), columns, rows: 24 });
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  return terminal.rows.filter(Boolean);
}

describe('list on a terminal', () => {
  test.each([60, 80, 120, 200])(
    'prints at %i columns a row for each article, newest first',
    async columns => {
      const rows = await list(columns);
      expect(rows.map(row => row.split(' ')[0])).toEqual(ARTICLES.map(([slug]) => slug));
      expect(rows[0]).toMatch(/^notes +Notes +2026-03-01 {2}8 min$/);
      expect(Math.max(...rows.map(displayWidth))).toBeLessThanOrEqual(columns);
    },
  );

  test('truncates a title only if it does not fit', async () => {
    expect((await list(120)).at(-1)).toContain(TITLE);
    expect((await list(80)).at(-1)).toMatch(/^pump +What a pump .*… {2}2026-01-01 {2}8 min$/);
    expect((await list(80, ['--ascii'])).at(-1)).toContain('~ ');
    expect((await list(80, ['--width', '0'])).join(' ')).not.toContain('…');
  });

  test('prints a slug that leaves no space for a title whole', async () => {
    const long = 'n'.repeat(50);
    for (const folder of ['b', 'c']) write(`long/${'a'.repeat(30)}/${folder.repeat(30)}`, long, '# Title\n');
    const rows = await list(80, [], 'long');
    const slugs = rows.join('');
    for (const folder of ['b', 'c']) expect(slugs).toContain(`${folder.repeat(30)}/${long}`);
  });

  test.each([
    [50, []],
    [80, ['--accessible']],
  ])('prints cards at %i columns with %j', async (columns, args) => {
    const rows = await list(columns, args);
    expect(rows[0]).toBe('Notes');
    expect(rows[1]).toMatch(/^notes\b.*8 min/);
  });
});
