/** Tests that the README's tables are complete, and that their rows have as many cells as the header. */
import { expect, test } from 'vitest';
import { keysMarkdown } from '../../../../scripts/docs/readme/keys.mjs';
import { optionsMarkdown } from '../../../../scripts/docs/readme/options.mjs';
import { COMMANDS, GLOBAL_OPTIONS } from '../../../../src/cli/arguments/definitions.js';
import { BINDINGS } from '../../../../src/tui/keys/bindings.js';

test('keysMarkdown has every binding, with opposites side by side', async () => {
  const markdown = await keysMarkdown();
  for (const { help } of BINDINGS) expect(markdown).toContain(`| ${help} |`);
  expect(markdown).toMatch(/`j` .* next article \| `k` .* previous article \|/);
  expect(unevenRows(markdown)).toEqual([]);
});

test('optionsMarkdown has every option once', async () => {
  const markdown = await optionsMarkdown();
  const options = new Set([...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)]);
  expect(markdown.split('\n')).toHaveLength(options.size + 2);
  for (const { flags, help } of options) {
    expect(markdown).toContain(`\`${flags}\``);
    expect(markdown).toContain(help);
  }
  expect(unevenRows(markdown)).toEqual([]);
});

/** Returns the table rows that have another number of cells than their header. */
function unevenRows(markdown: string): string[] {
  const cells = (row: string) => row.replaceAll('\\|', '').split('|').length;
  return markdown.split('\n\n').flatMap(table => {
    const rows = table.split('\n').filter(row => row.startsWith('|'));
    return rows.filter(row => cells(row) !== cells(rows[0] ?? ''));
  });
}
