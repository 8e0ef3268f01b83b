import { describe, expect, it } from 'vitest';
import { MAX_ROW_LENGTH, SourceRows } from '../../../src/publish/check/source-rows.js';

describe('rows of a source', () => {
  it('are cut at every kind of line end, and at a maximum length', () => {
    const rows = new SourceRows('a\r\n\nb\rc');
    expect([1, 2, 3, 4, 5].map(line => rows.row(line))).toEqual(['a', '', 'b', 'c', '']);
    expect(new SourceRows('\n').row(1)).toBe('');
    expect(new SourceRows('x'.repeat(20_000)).row(1)).toHaveLength(MAX_ROW_LENGTH);
  });

  it('are not searched for the first one', () => {
    const rows = new SourceRows('a\n'.repeat(1000));
    expect(rows.row(1)).toBe('a');
    expect(Object.values(rows)).not.toContainEqual(expect.any(Uint32Array));
    rows.row(2);
    expect(Object.values(rows)).toContainEqual(expect.any(Uint32Array));
  });
});
