/** `list` on terminals of several widths. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LECTERN, Machine } from '../../e2e/program.mjs';
import { Terminal } from '../../e2e/terminal.mjs';

const machine = new Machine();
afterAll(() => machine.remove());

async function list(columns: number, rows: number, ...args: string[]): Promise<string[]> {
  const terminal = new Terminal([...LECTERN, 'list', ...args], { env: machine.env(), columns, rows });
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  return terminal.rows.filter(Boolean);
}

describe('the library on a terminal', () => {
  test.each([60, 80, 120, 200])('of %i columns: a row each, the newest first, no slug cut', async columns => {
    const rows = await list(columns, 40);
    expect(rows).toHaveLength(15);
    expect(rows[0]).toMatch(/^publishing-your-articles +P\w*.* 2026-11-18 {2}7 min$/);
    const longest = rows.find(row => row.startsWith('requests-limits-and-the-noisy-neighbour'));
    expect(longest).toMatch(columns > 60 ? / 2025-09-08 {2}8 min$/ : /neighbour$/);
  });

  test('all of it is on a screen of 24 rows', async () => {
    expect((await list(80, 24)).at(0)).toMatch(/^publishing-/);
  });

  test('where a title has no room it is cut, and where it has, not', async () => {
    const title = 'Scaling Kubernetes in Production: Lessons Learned';
    expect((await list(120, 40)).join('\n')).toContain(title);
    expect((await list(80, 40)).join('\n')).toMatch(/Scaling Kub\S*[^\n]*… /);
    expect((await list(80, 40, '--width', '0', '--limit', '3')).join('\n')).not.toContain('…');
  });

  test('a slug that leaves no room for anything else stands alone, whole', async () => {
    const folder = path.join(machine.home, 'a'.repeat(30), 'b'.repeat(30));
    for (const dir of [folder, path.join(folder, 'c'.repeat(30))]) {
      mkdirSync(dir, { recursive: true });
      writeFileSync(path.join(dir, `${'n'.repeat(50)}.md`), '# Title\n');
    }
    const rows = await list(80, 24, '--library', machine.home);
    expect(rows).toEqual(expect.arrayContaining([`${'b'.repeat(30)}/${'n'.repeat(49)}`, 'n']));
  });

  test('narrow, or listened to: a title, and below it the slug and the rest', async () => {
    for (const rows of [
      await list(50, 60, '--limit', '2'),
      await list(80, 40, '--limit', '2', '--accessible'),
    ])
      expect(rows.slice(0, 2).map(row => row.slice(0, 24))).toEqual([
        'Publishing your articles',
        'publishing-your-articles',
      ]);
  });
});
