import { writeSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showProgress } from '../../../src/cli/output/progress.js';

vi.mock('node:fs', async original => ({
  ...(await original<typeof import('node:fs')>()),
  writeSync: vi.fn((_fd: number, bytes: Buffer) => bytes.length),
}));

const said = () => vi.mocked(writeSync).mock.calls.map(([fd, bytes]) => [fd, String(bytes)]);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.mocked(writeSync).mockClear();
});
afterEach(() => void vi.useRealTimers());

test('a count is shown after a while, not too often, and taken away', () => {
  const progress = showProgress('Articles read', { stderr: true, dumb: false });
  progress.say(1);
  expect(said()).toEqual([]);
  vi.advanceTimersByTime(300);
  for (const count of [2, 3, 4]) progress.say(count);
  vi.advanceTimersByTime(100);
  progress.say(5);
  progress.end();
  expect(said()).toEqual([
    [2, '\rArticles read: 2'],
    [2, '\rArticles read: 5'],
    [2, '\r\u001b[K'],
  ]);
});

test.each([
  { stderr: false, dumb: false },
  { stderr: true, dumb: true },
])('nothing is shown with %o', terminal => {
  const progress = showProgress('Articles read', terminal);
  vi.advanceTimersByTime(1000);
  progress.say(1);
  progress.end();
  expect(said()).toEqual([]);
});
