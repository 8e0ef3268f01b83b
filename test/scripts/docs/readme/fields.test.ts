import { expect, test } from 'vitest';
import { fieldsMarkdown } from '../../../../scripts/docs/readme/field-table.mjs';
import { FIELDS } from '../../../../src/library/front-matter/fields.js';

test('fieldsMarkdown has a row for each field, with all its keys', async () => {
  const [, , ...rows] = (await fieldsMarkdown()).split('\n');
  expect(rows).toHaveLength(Object.keys(FIELDS).length);
  for (const [index, { keys }] of Object.values(FIELDS).entries())
    for (const key of keys) expect(rows[index]).toContain(`\`${key}\``);
});
