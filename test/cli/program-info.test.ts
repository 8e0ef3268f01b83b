import { expect, test } from 'vitest';
import { programOf } from '../../src/cli/program-info.js';

test.each([
  [{ name: 'lectern' }, 'lectern'],
  [{ name: '@ann/notes' }, 'notes'],
  [{ name: '@ann/notes', command: 'ann' }, 'ann'],
  [{ name: 'notes', command: 'a\u001b[31m' }, 'notes'],
])('%j is typed %s', (publication, name) => expect(programOf(publication).name).toBe(name));

test('what it keeps goes by the package, whatever is typed', () => {
  expect(programOf({ name: '@ann/notes', command: 'ann' }).folder).toBe('ann-notes');
});
