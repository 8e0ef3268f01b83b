/** The journal of versions before 0.1.0. Its fixtures were written by two processes of such a version, and one was damaged by hand. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { History } from '../../src/history/history.js';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'history-journal-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(dir, { recursive: true, force: true });
});

const open = (key = '@lectern/articles') => new History({ dir, key, clock: () => new Date() });
const fixture = (name: string) => fs.readFileSync(join(__dirname, 'fixtures', name), 'utf8');
const use = (name: string) => fs.writeFileSync(join(dir, 'journal.jsonl'), fixture(name));

const SCALING = {
  position: { block: 7, offset: 64, fingerprint: 'the scheduler' },
  percent: 51,
  lastVisit: '2025-01-02T09:00:03.000Z',
  bookmarks: [
    {
      position: { block: 9, offset: 40, fingerprint: 'pod disruption budgets' },
      label: 'Pod disruption budgets',
    },
    { position: { block: 12, offset: 7, fingerprint: 'größe & “quotes”' }, label: 'Größe & “quotes”' },
  ],
};

function expectEverything(): void {
  const history = open();
  expect(history.readingState('scaling.md')).toEqual(SCALING);
  expect(history.readingState('retries.md')).toEqual({
    position: { block: 0, offset: 0, fingerprint: 'retries' },
    percent: 100,
    read: false,
    lastVisit: '2025-01-01T09:00:04.000Z',
  });
  expect(history.readingState('backups.md')).toEqual({ read: true });
  expect(history.readingState('ops/intro.md').percent).toBe(8);
  expect(history.lastVisited).toBe('ops/intro.md');
  expect(history.preferences).toEqual({ theme: 'dark', width: null, sort: 'title', contents: false });
  expect(open('/home/ann/notes').readingState('notes.md')).toEqual({
    position: { block: 2, offset: 0 },
    percent: 30,
    lastVisit: '2025-01-03T09:00:02.000Z',
  });
}

describe('a journal of versions before 0.1.0', () => {
  it('is converted completely when the history is opened, and stays as it is', () => {
    use('journal-0.1.0.jsonl');
    expect(open().warning).toBeUndefined();
    expect(fs.readdirSync(dir).sort()).toEqual(['history.jsonl', 'journal.jsonl']);
    expect(fs.readFileSync(join(dir, 'journal.jsonl'), 'utf8')).toBe(fixture('journal-0.1.0.jsonl'));
    const text = fs.readFileSync(join(dir, 'history.jsonl'), 'utf8');
    expect(text.split('\n')[0]).toBe('{"format":"lectern history","version":2}');
    expect(text).not.toMatch(/"(?:place|print|seen|prefer|measure)"/);
    expectEverything();
  });

  it('is not read again once there is a history', () => {
    use('journal-0.1.0.jsonl');
    open().save('scaling.md', { bookmarks: [], percent: 60 });
    const { bookmarks, ...rest } = SCALING;
    expect(bookmarks).toHaveLength(2);
    expect(open().readingState('scaling.md')).toEqual({ ...rest, percent: 60 });
  });

  it('is converted without its damaged lines, with a warning that names it', () => {
    use('journal-0.1.0-damaged.jsonl');
    expect(open().warning).toBe(
      `reading history was damaged and partly recovered; backup: ${join(dir, 'journal.jsonl')}`,
    );
    expect(open().warning).toBeUndefined();
    expect(fs.readFileSync(join(dir, 'journal.jsonl'), 'utf8')).toBe(fixture('journal-0.1.0-damaged.jsonl'));
    expectEverything();
  });

  it('is converted on a file system without links', () => {
    use('journal-0.1.0.jsonl');
    vi.spyOn(fs, 'linkSync').mockImplementation(() => {
      throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' });
    });
    expect(open().warning).toBeUndefined();
    expect(fs.readdirSync(dir).sort()).toEqual(['history.jsonl', 'journal.jsonl']);
    expectEverything();
  });

  it('is converted with the next record that can be written if the disk is full', () => {
    use('journal-0.1.0.jsonl');
    const full = vi.spyOn(fs, 'openSync').mockImplementation(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device, open'), { code: 'ENOSPC' });
    });
    const history = open();
    expect(history.warning).toMatch(/disk full/);
    expect(history.readingState('scaling.md')).toEqual(SCALING);
    full.mockRestore();
    history.save('new.md', { percent: 1 });
    expect(history.warning).toBeUndefined();
    expect(open().readingState('new.md')).toEqual({ percent: 1 });
    expectEverything();
  });

  it('stops the history from writing if it cannot be read', () => {
    fs.mkdirSync(join(dir, 'journal.jsonl'));
    const history = open();
    expect(history.warning).toBe(
      `reading positions will not be saved: is a folder (${join(dir, 'journal.jsonl')})`,
    );
    history.save('a.md', { percent: 1 });
    expect(fs.readdirSync(dir)).toEqual(['journal.jsonl']);
  });

  it('is converted once by processes that start at the same time, without losing their records', async () => {
    const writer = join(dir, '..', `${process.pid}-convert.cjs`);
    buildSync({
      stdin: {
        contents: `
          import { History } from './src/history/history.ts';
          const [dir, name] = process.argv.slice(2);
          const history = new History({ dir, key: '@lectern/articles', clock: () => new Date() });
          history.save('scaling.md', { bookmarks: [] });
          history.save(name, { read: true });
          history.close();
        `,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      outfile: writer,
    });
    for (let round = 0; round < 5; round++) {
      fs.rmSync(dir, { recursive: true, force: true });
      fs.mkdirSync(dir);
      use('journal-0.1.0.jsonl');
      const names = ['a.md', 'b.md', 'c.md'];
      const processes: ChildProcess[] = names.map(name => spawn(process.execPath, [writer, dir, name]));
      await Promise.all(processes.map(child => once(child, 'close')));
      const history = open();
      expect(names.filter(name => !history.readingState(name).read)).toEqual([]);
      // A second conversion would bring the bookmarks back.
      expect(history.readingState('scaling.md').bookmarks).toBeUndefined();
      expect(history.readingState('ops/intro.md').percent).toBe(8);
      expect(history.warning).toBeUndefined();
      expect(fs.readdirSync(dir).sort()).toEqual(['history.jsonl', 'journal.jsonl']);
    }
    fs.rmSync(writer, { force: true });
  });
});
