import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bookmark, History } from '../../src/history/history.js';
import { openHistory } from '../../src/history/open-history.js';

let dir: string;
let file: string;
let now: number;
beforeEach(() => {
  dir = join(fs.mkdtempSync(join(tmpdir(), 'journal-')), 'state', 'lectern');
  file = join(dir, 'journal.jsonl');
  now = Date.UTC(2025, 0, 1);
});
afterEach(() => fs.rmSync(join(dir, '..', '..'), { recursive: true, force: true }));

/** A clock that goes on by a second at each look. */
const clock = () => {
  now += 1000;
  return new Date(now);
};
const open = (key = 'blog'): History => openHistory({ dir, key, clock });
const place = (block: number) => ({ block, offset: 0, print: 'once upon' });
const bookmark = (block: number): Bookmark => ({ place: place(block), label: `at ${block}` });

describe('a journal', () => {
  it('gives back what was kept, in the next session too', () => {
    const first = open();
    first.keep('a.md', { place: place(3), percent: 40 });
    first.keep('a.md', { percent: 41 });
    first.keep('b.md', { read: true });
    first.prefer({ theme: 'dark' });
    first.prefer({ measure: 72 });
    first.close();
    for (const journal of [first, open()]) {
      expect(journal.kept('a.md')).toEqual({
        place: place(3),
        percent: 41,
        seen: '2025-01-01T00:00:01.000Z',
      });
      expect(journal.kept('b.md')).toEqual({ read: true });
      expect(journal.kept('c.md')).toEqual({});
      expect(journal.preferences).toEqual({ theme: 'dark', measure: 72 });
      expect(journal.trouble).toBeUndefined();
    }
  });

  it('forgets a wish that was taken back', () => {
    const journal = open();
    journal.prefer({ measure: 72, theme: 'dark' });
    journal.prefer({ measure: null });
    expect(open().preferences).toEqual({ measure: null, theme: 'dark' });
  });

  it('is on the disk as soon as something is kept', () => {
    open().keep('a.md', { place: place(1) });
    expect(open().kept('a.md').place).toEqual(place(1));
  });

  it('writes nothing, not even a folder, before there is something to keep', () => {
    const journal = open();
    journal.kept('a.md');
    journal.keep('a.md', {});
    journal.close();
    expect(fs.existsSync(dir)).toBe(false);
  });

  it('keeps nothing where there is no folder for it', () => {
    const journal = openHistory({ dir: undefined, key: 'blog', clock });
    journal.keep('a.md', { percent: 3 });
    journal.close();
    expect(journal.kept('a.md')).toEqual({ percent: 3 });
    expect(journal.trouble).toBeUndefined();
  });

  it('is for its owner alone', () => {
    open().keep('a.md', { percent: 1 });
    if (process.platform === 'win32') return;
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.statSync(dir).mode & 0o777).toBe(0o700);
  });

  it('tells libraries apart, and shares the preferences', () => {
    open('one').keep('a.md', { percent: 1 });
    open('two').prefer({ sort: 'title', contents: false });
    expect(open('two').kept('a.md')).toEqual({});
    expect(open('one').kept('a.md')).toEqual({ percent: 1 });
    expect(open('one').preferences).toEqual({ sort: 'title', contents: false });
  });

  it('knows which article was visited last: marking another is no visit', () => {
    const journal = open();
    expect(journal.last).toBeUndefined();
    journal.keep('a.md', { place: place(1) });
    journal.keep('b.md', { place: place(1) });
    journal.keep('a.md', { place: place(2) });
    journal.keep('c.md', { read: true });
    expect(journal.last).toBe('a.md');
    expect(open().last).toBe('a.md');
    expect(open('other').last).toBeUndefined();
  });
});

describe('two readers at once', () => {
  it('lose nothing of each other', () => {
    const [one, two] = [open(), open()];
    one.keep('a.md', { place: place(1) });
    two.keep('b.md', { place: place(2) });
    one.keep('a.md', { read: true });
    two.keep('a.md', { percent: 9 });
    expect(open().kept('a.md')).toMatchObject({ place: place(1), read: true, percent: 9 });
    expect(open().kept('b.md')).toMatchObject({ place: place(2) });
  });

  it('set and take away bookmarks of one article without undoing each other', () => {
    open().keep('a.md', { bookmarks: [bookmark(1), bookmark(2)] });
    const [one, two] = [open(), open()];
    one.keep('a.md', { bookmarks: [bookmark(1), bookmark(2), bookmark(3)] });
    two.keep('a.md', { bookmarks: [bookmark(2), bookmark(4)] });
    expect(open().kept('a.md').bookmarks).toEqual([bookmark(2), bookmark(3), bookmark(4)]);
    open().keep('a.md', { bookmarks: [] });
    expect(open().kept('a.md')).toEqual({});
  });
});

describe('a file that is not as it should be', () => {
  const damage = (change: (text: string) => string) => {
    open().keep('a.md', { percent: 1 });
    open().keep('b.md', { percent: 2 });
    fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  };

  it('may end in a torn record: that one is lost, and the next is not', () => {
    damage(text => text.slice(0, -9));
    const journal = open();
    expect([journal.kept('a.md'), journal.kept('b.md')]).toEqual([{ percent: 1 }, {}]);
    expect(journal.trouble).toBeUndefined();
    journal.keep('c.md', { percent: 3 });
    expect([open().kept('a.md'), open().kept('c.md')]).toEqual([{ percent: 1 }, { percent: 3 }]);
  });

  it.each([
    ['zeros in it', (text: string) => `${text}\0\0\0\0\n`],
    ['someone else’s text', (text: string) => `${text}hello\n`],
    ['a record of another shape', (text: string) => `${text}{"at":"now","path":3}\n`],
  ])('with %s is set aside and named; what could be read goes on', (_, change) => {
    damage(change);
    const before = fs.readFileSync(file, 'utf8');
    const journal = open();
    const [aside] = fs.readdirSync(dir).filter(name => name.startsWith('journal-damaged-'));
    expect(aside).toMatch(/^journal-damaged-2025\d+T\d+\.jsonl$/);
    expect(journal.trouble).toContain(aside);
    expect(fs.readFileSync(join(dir, aside ?? ''), 'utf8')).toBe(before);
    expect([journal.kept('a.md'), journal.kept('b.md')]).toEqual([{ percent: 1 }, { percent: 2 }]);
    journal.keep('c.md', { percent: 3 });
    expect(journal.trouble).toContain(aside);
    expect(open().trouble).toBeUndefined();
    expect(open().kept('c.md')).toEqual({ percent: 3 });
  });

  it('of a newer version is left alone', () => {
    const text = '{"format":"lectern journal","version":2}\n{"shape":"unknown"}\n';
    fs.mkdirSync(dir, { recursive: true });
    fs.writeFileSync(file, text);
    const journal = open();
    expect(journal.trouble).toMatch(/newer version/);
    journal.keep('a.md', { percent: 1 });
    expect(journal.kept('a.md')).toEqual({ percent: 1 });
    expect(fs.readFileSync(file, 'utf8')).toBe(text);
  });

  it('has values of the wrong kind left out', () => {
    damage(
      text =>
        `${text}{"library":"blog","path":"a.md","at":"x","change":{"percent":"9","place":{"block":"0"}}}\n`,
    );
    expect(open().kept('a.md')).toEqual({ percent: 1 });
  });
});

describe('a disk that does not do as it is told', () => {
  it('is named, and the session goes on in memory; what is pending is written when it can be', () => {
    fs.mkdirSync(join(dir, '..'), { recursive: true });
    fs.writeFileSync(dir, 'in the way');
    const journal = open();
    journal.keep('a.md', { place: place(1), bookmarks: [bookmark(1)] });
    journal.keep('a.md', { percent: 5, bookmarks: [] });
    expect(journal.trouble).toContain(file);
    expect(journal.kept('a.md')).toMatchObject({ place: place(1), percent: 5 });
    fs.rmSync(dir);
    journal.close();
    expect(journal.trouble).toBeUndefined();
    expect(open().kept('a.md')).toEqual(journal.kept('a.md'));
  });

  it('may have a folder where the file should be', () => {
    fs.mkdirSync(file, { recursive: true });
    const journal = open();
    expect(journal.trouble).toMatch(/: a folder is in its place, so .* cannot be read/);
    journal.keep('a.md', { percent: 1 });
    expect(journal.kept('a.md')).toEqual({ percent: 1 });
  });

  it('may be full, in the middle of a record too', () => {
    open().keep('a.md', { percent: 1 });
    const journal = open();
    const { writeSync } = fs;
    const full = vi.spyOn(fs, 'writeSync');
    full.mockImplementationOnce((fd, bytes) => writeSync(fd, String(bytes).slice(0, 20)));
    full.mockImplementation(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    journal.keep('a.md', { percent: 2 });
    journal.keep('b.md', { percent: 3 });
    expect(journal.trouble).toMatch(/the disk is full/);
    expect(journal.kept('a.md')).toEqual({ percent: 2 });
    expect(open().kept('a.md')).toEqual({ percent: 1 });
    full.mockRestore();
    journal.keep('c.md', { percent: 4 });
    expect(journal.trouble).toBeUndefined();
    expect(['a.md', 'b.md', 'c.md'].map(path => open().kept(path).percent)).toEqual([2, 3, 4]);
    expect(open().trouble).toBeUndefined();
  });

  it('may have no file but a device of that name', () => {
    if (!fs.existsSync('/dev/zero')) return;
    fs.mkdirSync(dir, { recursive: true });
    fs.symlinkSync('/dev/zero', file);
    const journal = open();
    expect(journal.trouble).toMatch(/is no file/);
    journal.keep('a.md', { percent: 1 });
    expect(journal.kept('a.md')).toEqual({ percent: 1 });
  });
});

describe('a long life', () => {
  it('does not make the file large: old records are dropped', () => {
    const journal = open();
    let largest = 0;
    for (let turn = 0; turn < 12_000; turn++) {
      journal.keep(`${turn % 7}.md`, { place: place(turn), percent: turn % 100 });
      largest = Math.max(largest, turn % 50 === 0 ? fs.statSync(file).size : 0);
    }
    expect(largest).toBeLessThan(600_000);
    expect(open().kept('1.md').place).toEqual(place(11_999 - ((11_999 - 1) % 7)));
    expect(fs.readdirSync(dir)).toEqual(['journal.jsonl']);
  });

  it('forgets the oldest articles beyond 5,000, never one with bookmarks', () => {
    const journal = open();
    journal.keep('first.md', { bookmarks: [bookmark(1)] });
    for (let turn = 0; turn < 2; turn++) {
      for (let article = 0; article < 5200; article++) journal.keep(`${article}.md`, { read: turn === 0 });
    }
    for (let turn = 0; turn < 9000; turn++) journal.keep('busy.md', { percent: turn % 100 });
    const after = open();
    expect(after.kept('first.md').bookmarks).toEqual([bookmark(1)]);
    expect(after.kept('0.md')).toEqual({});
    expect(after.kept('5199.md')).toEqual({ read: false });
  });
});

describe('trouble', () => {
  it.runIf(process.platform === 'linux')(
    'leads with what it means, and comes back from where no folder can be made',
    () => {
      const journal = openHistory({
        dir: '/proc/lectern-is-not-here/lectern',
        key: 'blog',
        clock: () => new Date(0),
      });
      journal.keep('a.md', { percent: 1 });
      expect(journal.trouble).toBe(
        'Places are kept for this session alone: its folder cannot be made, so /proc/lectern-is-not-here/lectern/journal.jsonl cannot be written.',
      );
    },
  );

  it('tells a journal that lasts from one of the session', () => {
    expect(open().lasts).toBe(true);
    expect(openHistory({ dir: undefined, key: 'blog', clock: () => new Date(0) }).lasts).toBe(false);
  });
});
