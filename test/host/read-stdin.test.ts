import { read, readSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readStdin } from '../../src/host/read-stdin.js';

vi.mock('node:fs', async importOriginal => ({
  ...(await importOriginal<typeof import('node:fs')>()),
  read: vi.fn(),
  readSync: vi.fn(() => 0),
}));

type Answer = (error: NodeJS.ErrnoException | null, bytes: number) => void;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Makes the first reads answer in order: text, an error code, or later. */
function answers(...texts: (string | { code: string } | { after: number; text: string })[]): void {
  vi.mocked(read).mockImplementation(((_: number, chunk: Buffer, ...rest: unknown[]) => {
    const done = rest.at(-1) as Answer;
    const next = texts.shift() ?? '';
    if (typeof next === 'string') done(null, chunk.write(next));
    else if ('code' in next) done(Object.assign(new Error(next.code), next), 0);
    else setTimeout(() => done(null, chunk.write(next.text)), next.after);
  }) as unknown as typeof read);
}

test('reads to the end, and says nothing if input arrives at once', async () => {
  const onWait = vi.fn();
  answers('one ');
  vi.mocked(readSync).mockImplementationOnce((_, chunk) => (chunk as Buffer).write('two'));
  expect((await readStdin(onWait)).toString()).toBe('one two');
  await vi.runAllTimersAsync();
  expect(onWait).not.toHaveBeenCalled();
});

test.each([
  ['on a pipe that blocks', [{ after: 5000, text: 'late' }]],
  ['on a pipe that does not block', [...Array<{ code: string }>(200).fill({ code: 'EAGAIN' }), 'late']],
])('reports once that it waits %s', async (_, texts) => {
  const onWait = vi.fn();
  answers(...texts);
  const reading = readStdin(onWait);
  await vi.advanceTimersByTimeAsync(499);
  expect(onWait).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect((await reading).toString()).toBe('late');
  expect(onWait).toHaveBeenCalledTimes(1);
});

test('is empty if the input is, and an error if it cannot be read', async () => {
  answers('');
  expect(await readStdin(() => {})).toHaveLength(0);
  answers({ code: 'EISDIR' });
  await expect(readStdin(() => {})).rejects.toThrow('standard input is a folder');
});
