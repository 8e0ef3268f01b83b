/** Mutants of history files. Run more of them with `LECTERN_MUTANTS=10000 npx vitest run fuzz`. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HISTORY_NAME, History } from '../../src/history/history.js';
import { random as createRandom } from '../support/generate.js';
import { HOSTILE_TEXT, hasControls, mutateBytes, mutateJson, type Random } from '../support/mutate.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { Driver } from '../tui/driver.js';

const MUTANTS = Number(process.env.LECTERN_MUTANTS ?? 300);
const PATHS = ['a.md', 'b.md', 'c.md'];

function mutateHistory(random: Random, bytes: Buffer): Buffer {
  if (random() < 0.3) return mutateBytes(random, bytes);
  const lines = bytes.toString().split('\n');
  const filled = [...lines.keys()].filter(index => lines[index] !== '');
  const index = filled[Math.floor(random() * filled.length)] ?? 0;
  lines[index] = JSON.stringify(mutateJson(random, JSON.parse(lines[index] ?? '')));
  return Buffer.from(lines.join('\n'));
}

test(`opens ${MUTANTS} mutants of histories without a fault or a control character`, () => {
  const random = createRandom(3);
  const dir = temporaryFolder();
  const file = join(dir, HISTORY_NAME);
  const clock = () => new Date(Date.UTC(2025, 0, 1));
  const open = () => new History({ dir, key: 'blog', clock });
  const first = open();
  for (const [block, path] of PATHS.entries()) {
    const position = { block, offset: 2, fingerprint: 'once upon' };
    first.save(path, { position, percent: 40, bookmarks: [{ position, label: 'a label' }], read: true });
  }
  first.setPreferences({ theme: 'dark', width: 72, sort: 'title', contents: true });
  first.close();
  const original = readFileSync(file);
  for (let number = 0; number < MUTANTS; number++) {
    for (const name of readdirSync(dir)) rmSync(join(dir, name));
    writeFileSync(file, mutateHistory(random, original));
    const history = open();
    const states = PATHS.map(path => [path, history.readingState(path)] as const);
    // Fingerprints are only compared.
    JSON.stringify([states, history.preferences, history.lastVisited, history.warning], (key, value) => {
      if (typeof value === 'string' && key !== 'fingerprint' && hasControls(value))
        throw new Error(`mutant ${number}: ${JSON.stringify(value)}`);
      return value;
    });
    history.save('a.md', { percent: 50 });
    history.close();
    // A header with a later version makes the file read-only.
    if (history.isPersistent) expect(open().readingState('a.md').percent).toBe(50);
    if (number % 20 === 0) {
      const articles = new Driver().library.articles;
      const driver = new Driver({
        readingStates: states.map(([, state], index) => [articles[index]?.path ?? '', state]),
      });
      for (const keys of ['', '<enter>', "'"]) expect(hasControls(driver.keys(keys).frame())).toBe(false);
    }
  }
}, 3_600_000);

test('cleans labels, and leaves out numbers that are out of range', () => {
  const dir = temporaryFolder();
  const position = { block: 0, offset: 0 };
  const change = { position: { block: -1, offset: 0 }, percent: 1e9 };
  const records = [
    { format: 'lectern history', version: 2 },
    { library: 'blog', path: 'a.md', at: 'x', change, add: [{ position, label: `L${HOSTILE_TEXT}` }] },
    { at: 'x', preferences: { width: 1e15, theme: HOSTILE_TEXT } },
  ];
  writeFileSync(join(dir, HISTORY_NAME), records.map(record => JSON.stringify(record)).join('\n'));
  const history = new History({ dir, key: 'blog', clock: () => new Date(0) });
  const { bookmarks = [], ...state } = history.readingState('a.md');
  expect(state).toEqual({});
  expect(bookmarks[0]?.label).toMatch(/^L␛\]52;c;cHduZWQ=␇␛\[2J<U\+009B>1m<U\+202E>txt/);
  expect(history.preferences.width).toBeUndefined();
});
