import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appendHistory, createHistory, replaceHistory } from '../../src/history/history-file.js';

let dir: string;
let file: string;
beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'history-file-'));
  file = join(dir, 'history.jsonl');
  appendHistory(file, '"one"\n');
});
afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(dir, { recursive: true, force: true });
});
const text = () => fs.readFileSync(file, 'utf8');
const now = new Date();

describe('appendHistory', () => {
  it('writes a header only into a new file', () => {
    appendHistory(file, '"two"\n');
    expect(text()).toBe('{"format":"lectern history","version":2}\n"one"\n"two"\n');
  });

  it('appends again if the file was replaced between opening and writing', () => {
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

describe('createHistory', () => {
  it('writes a new file, and leaves one that exists and no temporary file', () => {
    const other = join(dir, 'other.jsonl');
    expect(createHistory(other, '"first"\n')).toBe(true);
    expect(createHistory(other, '"second"\n')).toBe(false);
    expect(fs.readFileSync(other, 'utf8')).toBe('"first"\n');
    expect(fs.readdirSync(dir)).toEqual(['history.jsonl', 'other.jsonl']);
  });
});

describe('replaceHistory', () => {
  it('copies records that are appended meanwhile, one that was half written included', () => {
    fs.appendFileSync(file, '"to');
    const done = replaceHistory(file, now, before => {
      fs.appendFileSync(file, 'rn"\n"late"\n');
      return before.toUpperCase();
    });
    expect(done).toBe(true);
    expect(text()).toBe('{"FORMAT":"LECTERN HISTORY","VERSION":2}\n"ONE"\n"torn"\n"late"\n');
    expect(fs.readdirSync(dir)).toEqual(['history.jsonl']);
  });

  it('does nothing if another process replaced the file meanwhile', () => {
    const done = replaceHistory(file, now, () => {
      fs.writeFileSync(`${file}.other`, '"theirs"\n');
      fs.renameSync(`${file}.other`, file);
      return '"ours"\n';
    });
    expect(done).toBe(false);
    expect(text()).toBe('"theirs"\n');
    expect(fs.readdirSync(dir)).toEqual(['history.jsonl']);
  });

  it('leaves the old file and no temporary file if it fails', () => {
    const before = text();
    vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    });
    expect(() => replaceHistory(file, now, () => '')).toThrow('EPERM');
    expect(text()).toBe(before);
    expect(fs.readdirSync(dir)).toEqual(['history.jsonl']);
  });

  it('does nothing under a lock, and takes over the lock of a dead process', () => {
    const lock = `${file}.lock`;
    fs.writeFileSync(lock, '');
    fs.utimesSync(lock, now, now);
    expect(replaceHistory(file, now, () => '"ours"\n')).toBe(false);
    const minuteAgo = new Date(now.getTime() - 60_000);
    fs.utimesSync(lock, minuteAgo, minuteAgo);
    expect(replaceHistory(file, now, () => '"ours"\n')).toBe(true);
    expect(text()).toBe('"ours"\n');
    expect(fs.readdirSync(dir)).toEqual(['history.jsonl']);
  });

  it('leaves the lock of a process that took over the old one at the same time', () => {
    const lock = `${file}.lock`;
    const minuteAgo = new Date(now.getTime() - 60_000);
    fs.writeFileSync(lock, '');
    fs.utimesSync(lock, minuteAgo, minuteAgo);
    const { renameSync } = fs;
    vi.spyOn(fs, 'renameSync').mockImplementationOnce((from, to) => {
      fs.rmSync(lock);
      fs.writeFileSync(lock, 'new');
      renameSync(from, to);
    });
    expect(replaceHistory(file, new Date(), () => '"ours"\n')).toBe(false);
    expect(fs.readFileSync(lock, 'utf8')).toBe('new');
    expect(text()).toContain('"one"');
    expect(fs.readdirSync(dir)).toEqual(['history.jsonl', 'history.jsonl.lock']);
  });

  it('takes over a lock from the future, which is there after the clock was set back', () => {
    fs.writeFileSync(`${file}.lock`, '');
    const tomorrow = new Date(now.getTime() + 86_400_000);
    fs.utimesSync(`${file}.lock`, tomorrow, tomorrow);
    expect(replaceHistory(file, now, () => '"ours"\n')).toBe(true);
    expect(fs.readdirSync(dir)).toEqual(['history.jsonl']);
  });
});

describe('replaceHistory', () => {
  it('removes old temporary files of killed processes, and no others', () => {
    const minuteAgo = new Date(now.getTime() - 60_000);
    for (const name of [
      'history.jsonl.12.new',
      'history.jsonl.lock.12.stale',
      'history.jsonl.x.new',
      'other.12.new',
    ]) {
      fs.writeFileSync(join(dir, name), 'x');
      fs.utimesSync(join(dir, name), minuteAgo, minuteAgo);
    }
    fs.writeFileSync(join(dir, 'history.jsonl.13.new'), 'in use');
    fs.utimesSync(join(dir, 'history.jsonl.13.new'), now, now);
    fs.writeFileSync(file, 'old\n');
    expect(replaceHistory(file, now, () => 'new\n')).toBe(true);
    expect(fs.readdirSync(dir).sort()).toEqual([
      'history.jsonl', 'history.jsonl.13.new', 'history.jsonl.x.new', 'other.12.new',
    ]); // biome-ignore format: a list
  });
});
