import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showProgress } from '../../../src/cli/output/progress.js';

const written = vi.hoisted((): [fd: number, text: string][] => []);

vi.mock('node:fs', async original => ({
  ...(await original<typeof import('node:fs')>()),
  // copied, because the next text is written from the same buffer
  writeSync: (fd: number, bytes: Buffer) => {
    written.push([fd, String(bytes)]);
    return bytes.length;
  },
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  written.length = 0;
});
afterEach(() => void vi.useRealTimers());

test('showProgress prints a count after a delay, at intervals, and erases it', () => {
  const progress = showProgress('articles read', { stderr: true, dumb: false });
  progress.update(1);
  expect(written).toEqual([]);
  vi.advanceTimersByTime(300);
  for (const count of [2, 3, 4]) progress.update(count);
  vi.advanceTimersByTime(100);
  progress.update(5);
  progress.end();
  expect(written).toEqual([
    [2, '\rarticles read: 2'],
    [2, '\rarticles read: 5'],
    [2, '\r\u001b[K'],
  ]);
});

test.each([
  { stderr: false, dumb: false },
  { stderr: true, dumb: true },
])('showProgress prints nothing with %o', terminal => {
  const progress = showProgress('articles read', terminal);
  vi.advanceTimersByTime(1000);
  progress.update(1);
  progress.end();
  expect(written).toEqual([]);
});
