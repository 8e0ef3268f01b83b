/** The README's tables: nothing of the program's own is left out, and rows have as many cells as their head. */
import { expect, test } from 'vitest';
import { keysMarkdown } from '../../../scripts/readme/keys.mjs';
import { optionsMarkdown } from '../../../scripts/readme/options.mjs';
import { COMMANDS, GLOBAL_OPTIONS } from '../../../src/cli/arguments/definitions.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';

test('the tables of keys have every binding, opposites side by side', async () => {
  const markdown = await keysMarkdown();
  for (const { help } of BINDINGS) expect(markdown).toContain(`| ${help} |`);
  expect(markdown).toMatch(/`j` .* next article \| `k` .* previous article \|/);
  expect(uneven(markdown)).toEqual([]);
});

test('the table of options has every option, once', async () => {
  const markdown = await optionsMarkdown();
  const options = new Set([...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)]);
  expect(markdown.split('\n')).toHaveLength(options.size + 2);
  for (const { flags, help } of options) {
    expect(markdown).toContain(`\`${flags}\``);
    expect(markdown).toContain(help);
  }
  expect(uneven(markdown)).toEqual([]);
});

/** Rows of tables that have more or fewer cells than the row before them in the same table. */
function uneven(markdown: string): string[] {
  const cells = (row: string) => row.replaceAll('\\|', '').split('|').length;
  return markdown.split('\n\n').flatMap(table => {
    const rows = table.split('\n').filter(row => row.startsWith('|'));
    return rows.filter(row => cells(row) !== cells(rows[0] ?? ''));
  });
}
