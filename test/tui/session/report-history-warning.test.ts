import fs from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import type { History } from '../../../src/history/history.js';
import { sayTrouble } from '../../../src/tui/session/report-history-warning.js';

vi.mock('node:fs', { spy: true });
afterEach(() => vi.restoreAllMocks());

test('trouble with the journal is said on stderr in one clean row, and nothing where there is none', () => {
  const write = vi.spyOn(fs, 'writeSync').mockImplementation(() => 0);
  sayTrouble({ journal: { trouble: undefined } as History, program: 'lectern' });
  expect(write).not.toHaveBeenCalled();
  sayTrouble({ journal: { trouble: 'Places\u001b[2J are\nlost.' } as History, program: 'notes' });
  expect(write.mock.calls).toEqual([[2, 'notes: Places␛[2J are lost.\n']]);
});
