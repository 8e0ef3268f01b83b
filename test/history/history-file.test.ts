import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appendHistory, replaceHistory } from '../../src/history/history-file.js';

let dir: string;
let file: string;
beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'journal-file-'));
  file = join(dir, 'journal.jsonl');
  appendHistory(file, '"one"\n');
});
afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(dir, { recursive: true, force: true });
});
const text = () => fs.readFileSync(file, 'utf8');
const now = new Date();

describe('appending', () => {
  it('writes a header into a new file alone', () => {
    appendHistory(file, '"two"\n');
    expect(text()).toBe('{"format":"lectern journal","version":1}\n"one"\n"two"\n');
  });

  it('writes again when the file was replaced between opening and writing', () => {
    const { writeSync } = fs;
    vi.spyOn(fs, 'writeSync').mockImplementationOnce((fd, bytes) => {
      fs.writeFileSync(`${file}.other`, '"small"\n');
      fs.renameSync(`${file}.other`, file);
      return writeSync(fd, String(bytes));
    });
    appendHistory(file, '"two"\n');
    expect(text()).toBe('"small"\n"two"\n');
  });
});

describe('replacing', () => {
  it('brings over what was appended meanwhile, a record cut in two by the look included', () => {
    fs.appendFileSync(file, '"to');
    const done = replaceHistory(file, now, before => {
      fs.appendFileSync(file, 'rn"\n"late"\n');
      return before.toUpperCase();
    });
    expect(done).toBe(true);
    expect(text()).toBe('{"FORMAT":"LECTERN JOURNAL","VERSION":1}\n"ONE"\n"torn"\n"late"\n');
    expect(fs.readdirSync(dir)).toEqual(['journal.jsonl']);
  });

  it('does nothing where another process has replaced the file meanwhile', () => {
    const done = replaceHistory(file, now, () => {
      fs.writeFileSync(`${file}.other`, '"theirs"\n');
      fs.renameSync(`${file}.other`, file);
      return '"ours"\n';
    });
    expect(done).toBe(false);
    expect(text()).toBe('"theirs"\n');
    expect(fs.readdirSync(dir)).toEqual(['journal.jsonl']);
  });

  it('leaves the file and no litter where it fails', () => {
    const before = text();
    vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    });
    expect(() => replaceHistory(file, now, () => '')).toThrow('EPERM');
    expect(text()).toBe(before);
    expect(fs.readdirSync(dir)).toEqual(['journal.jsonl']);
  });

  it('is for one process at a time; a lock left by a dead one is taken over', () => {
    const lock = `${file}.lock`;
    fs.writeFileSync(lock, '');
    expect(replaceHistory(file, now, () => '"ours"\n')).toBe(false);
    const minuteAgo = new Date(now.getTime() - 60_000);
    fs.utimesSync(lock, minuteAgo, minuteAgo);
    expect(replaceHistory(file, now, () => '"ours"\n')).toBe(true);
    expect(text()).toBe('"ours"\n');
    expect(fs.readdirSync(dir)).toEqual(['journal.jsonl']);
  });
});
