import { expect, test } from 'vitest';
import { programInfo } from '../../src/cli/program-info.js';

test.each([
  [{ name: 'lectern' }, 'lectern'],
  [{ name: '@ann/notes' }, 'notes'],
  [{ name: '@ann/notes', command: 'ann' }, 'ann'],
  [{ name: 'notes', command: 'a\u001b[31m' }, 'notes'],
])('programInfo(%j) has the name %s', (publication, name) =>
  expect(programInfo(publication).name).toBe(name),
);

test('programInfo names the state folder after the package, not the command', () => {
  expect(programInfo({ name: '@ann/notes', command: 'ann' }).folder).toBe('ann-notes');
});
