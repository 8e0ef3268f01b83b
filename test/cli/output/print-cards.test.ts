/** `search` on terminals of several sizes, with a library of its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LECTERN, Machine } from '../../e2e/program.mjs';
import { Terminal, untilRead } from '../../e2e/terminal.mjs';

const machine = new Machine();
afterAll(() => machine.remove());

const COUNT = 40;
const LONG_SLUG = 'a-name-of-an-article-that-is-much-longer-than-a-narrow-terminal-is-wide';

beforeAll(() => {
  mkdirSync(path.join(machine.home, 'library'));
  const write = (name: string, date: string) =>
    writeFileSync(
      path.join(machine.home, 'library', `${name}.md`),
      `---\ntitle: Lantern ${name}\ndate: ${date}\ncategory: Gardens\n---\n# A section\n\nThe harbour has a lantern.\n`,
    );
  write(LONG_SLUG, '2026-01-02');
  for (let number = 1; number < COUNT; number++) write(`note-${number}`, '2026-01-01');
});

async function search(size: { columns: number; rows: number }, ...args: string[]) {
  const command = [...LECTERN, 'search', '--library', path.join(machine.home, 'library'), ...args];
  const terminal = new Terminal(untilRead(command), { env: machine.env(), ...size });
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  const lines = terminal.raw.replaceAll('\r\n', '\n').split('\n').slice(0, -1);
  return { lines, addresses: lines.filter(line => /^(?:\u001b\[\d*m)*(?:note-|a-name)/.test(line)) };
}

describe('search on a terminal', () => {
  test.each([24, 40, 60])(
    'prints the results that fit on %i rows, and the number of the others',
    async rows => {
      const { lines, addresses } = await search({ columns: 80, rows }, 'lantern');
      expect(lines.length).toBeLessThan(rows);
      expect(lines.length).toBeGreaterThan(rows - 7);
      expect(lines.at(-1)).toBe(`… ${COUNT - addresses.length} more; --limit 0 for all`);
    },
  );

  test('prints three results on a screen that has no room for them', async () => {
    expect((await search({ columns: 80, rows: 5 }, 'lantern')).addresses).toHaveLength(3);
  });

  test.each([
    [['--limit', '0'], COUNT],
    [['--limit', '30'], 30],
  ])('prints all results with %j', async (args, count) => {
    const { lines, addresses } = await search({ columns: 80, rows: 24 }, 'lantern', ...args);
    expect(addresses).toHaveLength(count);
    expect(lines.join('\n')).not.toContain('more;');
  });

  test.each([20, 40, 80])('keeps the address of a result on one line at %i columns', async columns => {
    const { addresses } = await search({ columns, rows: 60 }, 'lantern', '--limit', '0');
    expect(addresses.some(line => line.includes(`${LONG_SLUG}`))).toBe(true);
    const note = addresses.find(line => line.includes('note-12'));
    expect(note?.includes('Gardens')).toBe(columns > 20);
  });
});
