import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HISTORY_NAME, History } from '../../src/history/history.js';
import type { Bookmark } from '../../src/history/reading-state.js';

let dir: string;
let file: string;
let now: number;
beforeEach(() => {
  dir = join(fs.mkdtempSync(join(tmpdir(), 'history-')), 'state', 'lectern');
  file = join(dir, 'history.jsonl');
  now = Date.UTC(2025, 0, 1);
});
afterEach(() => fs.rmSync(join(dir, '..', '..'), { recursive: true, force: true }));

/** A clock that advances by a second at each call. */
const clock = () => {
  now += 1000;
  return new Date(now);
};
const open = (key = 'blog'): History => new History({ dir, key, clock });
const position = (block: number) => ({ block, offset: 0, fingerprint: 'once upon' });
const bookmark = (block: number): Bookmark => ({ position: position(block), label: `at ${block}` });

describe('History', () => {
  it('returns saved states in the same session and in the next one', () => {
    const first = open();
    first.save('a.md', { position: position(3), percent: 40 });
    first.save('a.md', { percent: 41 });
    first.save('b.md', { read: true });
    first.setPreferences({ theme: 'dark' });
    first.setPreferences({ width: 72 });
    first.close();
    for (const history of [first, open()]) {
      expect(history.readingState('a.md')).toEqual({
        position: position(3),
        percent: 41,
        lastVisit: '2025-01-01T00:00:01.000Z',
      });
      expect(history.readingState('b.md')).toEqual({ read: true });
      expect(history.readingState('c.md')).toEqual({});
      expect(history.preferences).toEqual({ theme: 'dark', width: 72 });
      expect(history.warning).toBeUndefined();
    }
  });

  it('returns the text around a position, and its place in the whole text', () => {
    const saved = { ...position(3), before: 'the start', textOffset: 90, textLength: 400 };
    open().save('a.md', { position: saved });
    expect(open().readingState('a.md').position).toEqual(saved);
  });

  it('keeps null for a width that was reset', () => {
    const history = open();
    history.setPreferences({ width: 72, theme: 'dark' });
    history.setPreferences({ width: null });
    expect(open().preferences).toEqual({ width: null, theme: 'dark' });
  });

  it('writes to the disk at each save', () => {
    open().save('a.md', { position: position(1) });
    expect(open().readingState('a.md').position).toEqual(position(1));
  });

  it('creates no file or folder before the first change', () => {
    const history = open();
    history.readingState('a.md');
    history.save('a.md', {});
    history.close();
    expect(fs.existsSync(dir)).toBe(false);
  });

  it('keeps states in memory without a folder', () => {
    const history = new History({ dir: undefined, key: 'blog', clock });
    history.save('a.md', { percent: 3 });
    history.close();
    expect(history.readingState('a.md')).toEqual({ percent: 3 });
    expect(history.warning).toBeUndefined();
  });

  it('creates file and folder for the owner only', () => {
    open().save('a.md', { percent: 1 });
    if (process.platform === 'win32') return;
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.statSync(dir).mode & 0o777).toBe(0o700);
  });

  it('separates libraries and shares preferences', () => {
    open('one').save('a.md', { percent: 1 });
    open('two').setPreferences({ sort: 'title', contents: false });
    expect(open('two').readingState('a.md')).toEqual({});
    expect(open('one').readingState('a.md')).toEqual({ percent: 1 });
    expect(open('one').preferences).toEqual({ sort: 'title', contents: false });
  });

  it('gives the article visited last; marking one as read is no visit', () => {
    const history = open();
    expect(history.lastVisited).toBeUndefined();
    history.save('a.md', { position: position(1) });
    history.save('b.md', { position: position(1) });
    history.save('a.md', { position: position(2) });
    history.save('c.md', { read: true });
    expect(history.lastVisited).toBe('a.md');
    expect(open().lastVisited).toBe('a.md');
    expect(open('other').lastVisited).toBeUndefined();
  });
});

describe('after the clock was set back', () => {
  const at = (day: number) =>
    new History({ dir, key: 'blog', clock: () => new Date(Date.UTC(2025, 0, day)) });

  it('gives the article that was really visited last, also after compaction', () => {
    at(20).save('a.md', { position: position(1) });
    at(10).save('b.md', { position: position(1) });
    expect(at(10).lastVisited).toBe('b.md');
    fs.appendFileSync(file, 'damaged\n');
    at(10);
    expect(fs.readFileSync(file, 'utf8')).not.toContain('damaged');
    expect(at(10).lastVisited).toBe('b.md');
  });

  it('does not count a mark as unread as a visit', () => {
    at(10).save('b.md', { position: position(1) });
    at(20).save('a.md', { position: position(1) });
    const { lastVisit = '' } = at(20).readingState('b.md');
    at(20).save('b.md', { position: position(0), lastVisit });
    expect(at(20).lastVisited).toBe('a.md');
  });

  it('makes a large file small in spite of a lock from the future', () => {
    const history = at(10);
    for (let turn = 0; turn < 6000; turn++) history.save('a.md', { position: position(turn) });
    const lock = `${file}.lock`;
    fs.writeFileSync(lock, '');
    fs.utimesSync(lock, new Date(Date.UTC(2025, 0, 20)), new Date(Date.UTC(2025, 0, 20)));
    for (let turn = 0; turn < 6000; turn++) history.save('a.md', { position: position(turn) });
    expect(fs.statSync(file).size).toBeLessThan(600_000);
    expect(fs.existsSync(lock)).toBe(false);
  });
});

describe('History opened twice', () => {
  it('keeps the changes of both', () => {
    const [one, two] = [open(), open()];
    one.save('a.md', { position: position(1) });
    two.save('b.md', { position: position(2) });
    one.save('a.md', { read: true });
    two.save('a.md', { percent: 9 });
    expect(open().readingState('a.md')).toMatchObject({ position: position(1), read: true, percent: 9 });
    expect(open().readingState('b.md')).toMatchObject({ position: position(2) });
  });

  it('merges bookmarks that both set and remove in one article', () => {
    open().save('a.md', { bookmarks: [bookmark(1), bookmark(2)] });
    const [one, two] = [open(), open()];
    one.save('a.md', { bookmarks: [bookmark(1), bookmark(2), bookmark(3)] });
    two.save('a.md', { bookmarks: [bookmark(2), bookmark(4)] });
    expect(open().readingState('a.md').bookmarks).toEqual([bookmark(2), bookmark(3), bookmark(4)]);
    open().save('a.md', { bookmarks: [] });
    expect(open().readingState('a.md')).toEqual({});
  });
});

describe('a damaged history file', () => {
  const damage = (change: (text: string) => string) => {
    open().save('a.md', { percent: 1 });
    open().save('b.md', { percent: 2 });
    fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  };

  it('loses only a record that was cut off at the end', () => {
    damage(text => text.slice(0, -9));
    const history = open();
    expect([history.readingState('a.md'), history.readingState('b.md')]).toEqual([{ percent: 1 }, {}]);
    expect(history.warning).toBeUndefined();
    history.save('c.md', { percent: 3 });
    expect([open().readingState('a.md'), open().readingState('c.md')]).toEqual([
      { percent: 1 },
      { percent: 3 },
    ]);
  });

  it.each([
    ['zeros', (text: string) => `${text}\0\0\0\0\n`],
    ['foreign text', (text: string) => `${text}hello\n`],
    ['a record of another shape', (text: string) => `${text}{"at":"now","path":3}\n`],
  ])('with %s is backed up, and its readable records are kept', (_, change) => {
    damage(change);
    const before = fs.readFileSync(file, 'utf8');
    const history = open();
    const [aside] = fs.readdirSync(dir).filter(name => name.startsWith('history-damaged-'));
    expect(aside).toMatch(/^history-damaged-2025\d+T\d+\.jsonl$/);
    expect(history.warning).toContain(aside);
    expect(fs.readFileSync(join(dir, aside ?? ''), 'utf8')).toBe(before);
    expect([history.readingState('a.md'), history.readingState('b.md')]).toEqual([
      { percent: 1 },
      { percent: 2 },
    ]);
    history.save('c.md', { percent: 3 });
    expect(history.warning).toContain(aside);
    expect(open().warning).toBeUndefined();
    expect(open().readingState('c.md')).toEqual({ percent: 3 });
  });

  it('is not touched if a newer version wrote it', () => {
    const text = '{"format":"lectern history","version":3}\n{"shape":"unknown"}\n';
    fs.mkdirSync(dir, { recursive: true });
    fs.writeFileSync(file, text);
    const history = open();
    expect(history.warning).toMatch(/newer version/);
    history.save('a.md', { percent: 1 });
    expect(history.readingState('a.md')).toEqual({ percent: 1 });
    expect(fs.readFileSync(file, 'utf8')).toBe(text);
  });

  it('is read without values of wrong types', () => {
    damage(
      text =>
        `${text}{"library":"blog","path":"a.md","at":"x","change":{"percent":"9","position":{"block":"0"}}}\n`,
    );
    expect(open().readingState('a.md')).toEqual({ percent: 1 });
  });
});

describe('disk errors', () => {
  it('give a warning and keep changes in memory until they can be written', () => {
    fs.mkdirSync(join(dir, '..'), { recursive: true });
    fs.writeFileSync(dir, 'in the way');
    const history = open();
    history.save('a.md', { position: position(1), bookmarks: [bookmark(1)] });
    history.save('a.md', { percent: 5, bookmarks: [] });
    expect(history.warning).toContain(file);
    expect(history.readingState('a.md')).toMatchObject({ position: position(1), percent: 5 });
    fs.rmSync(dir);
    history.close();
    expect(history.warning).toBeUndefined();
    expect(open().readingState('a.md')).toEqual(history.readingState('a.md'));
  });

  it('give a warning for a folder in place of the file', () => {
    fs.mkdirSync(file, { recursive: true });
    const history = open();
    expect(history.warning).toMatch(
      /^reading positions will not be saved: is a folder \(.*history\.jsonl\)$/,
    );
    history.save('a.md', { percent: 1 });
    expect(history.readingState('a.md')).toEqual({ percent: 1 });
  });

  it('lose no record if the disk is full for a while', () => {
    open().save('a.md', { percent: 1 });
    const history = open();
    const { writeSync } = fs;
    const full = vi.spyOn(fs, 'writeSync');
    full.mockImplementationOnce((fd, bytes) => writeSync(fd, String(bytes).slice(0, 20)));
    full.mockImplementation(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    history.save('a.md', { percent: 2 });
    history.save('b.md', { percent: 3 });
    expect(history.warning).toMatch(/disk full/);
    expect(history.readingState('a.md')).toEqual({ percent: 2 });
    expect(open().readingState('a.md')).toEqual({ percent: 1 });
    full.mockRestore();
    history.save('c.md', { percent: 4 });
    expect(history.warning).toBeUndefined();
    expect(['a.md', 'b.md', 'c.md'].map(path => open().readingState(path).percent)).toEqual([2, 3, 4]);
    expect(open().warning).toBeUndefined();
  });

  it('give a warning for a device in place of the file', () => {
    if (!fs.existsSync('/dev/zero')) return;
    fs.mkdirSync(dir, { recursive: true });
    fs.symlinkSync('/dev/zero', file);
    const history = open();
    expect(history.warning).toMatch(/not a regular file/);
    history.save('a.md', { percent: 1 });
    expect(history.readingState('a.md')).toEqual({ percent: 1 });
  });
});

describe('compaction', () => {
  it('keeps the file small by dropping outdated records', () => {
    const history = open();
    let largest = 0;
    for (let turn = 0; turn < 12_000; turn++) {
      history.save(`${turn % 7}.md`, { position: position(turn), percent: turn % 100 });
      largest = Math.max(largest, turn % 50 === 0 ? fs.statSync(file).size : 0);
    }
    expect(largest).toBeLessThan(600_000);
    expect(open().readingState('1.md').position).toEqual(position(11_999 - ((11_999 - 1) % 7)));
    expect(fs.readdirSync(dir)).toEqual(['history.jsonl']);
  });

  it('drops the oldest articles beyond 5,000, but none with bookmarks', () => {
    const history = open();
    history.save('first.md', { bookmarks: [bookmark(1)] });
    for (let turn = 0; turn < 2; turn++) {
      for (let article = 0; article < 5200; article++) history.save(`${article}.md`, { read: turn === 0 });
    }
    for (let turn = 0; turn < 9000; turn++) history.save('busy.md', { percent: turn % 100 });
    const after = open();
    expect(after.readingState('first.md').bookmarks).toEqual([bookmark(1)]);
    expect(after.readingState('0.md')).toEqual({});
    expect(after.readingState('5199.md')).toEqual({ read: false });
  });
});

describe('warning', () => {
  it.runIf(process.platform === 'linux')(
    'names the reason and the file where no folder can be created',
    () => {
      const history = new History({
        dir: '/proc/lectern-is-not-here/lectern',
        key: 'blog',
        clock: () => new Date(0),
      });
      history.save('a.md', { percent: 1 });
      expect(history.warning).toBe(
        'reading positions will not be saved: no such file or folder (/proc/lectern-is-not-here/lectern/history.jsonl)',
      );
    },
  );

  it('isPersistent is false for a history of the session only', () => {
    expect(open().isPersistent).toBe(true);
    expect(new History({ dir: undefined, key: 'blog', clock: () => new Date(0) }).isPersistent).toBe(false);
  });
});

it('opening the history lists no folder; the leftovers of killed processes are removed when it is compacted', () => {
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(join(dir, `${HISTORY_NAME}.12.new`), 'x');
  fs.utimesSync(join(dir, `${HISTORY_NAME}.12.new`), new Date(0), new Date(0));
  const history = open();
  history.save('a.md', { position: position(1) });
  expect(fs.readdirSync(dir).sort()).toEqual([HISTORY_NAME, `${HISTORY_NAME}.12.new`]);
});

it('lists the visits to all libraries, the last one first', () => {
  open('one').save('a.md', { position: position(1) });
  open('two').save('b.md', { position: position(1) });
  open('two').save('c.md', { read: true });
  open('one').save('d.md', { position: position(1) });
  open('two').save('b.md', { position: position(1) });
  expect(open().visits).toEqual([
    { library: 'two', path: 'b.md' },
    { library: 'one', path: 'd.md' },
    { library: 'one', path: 'a.md' },
  ]);
});
