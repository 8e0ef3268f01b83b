/** Waits for a condition longer than vitest's default of a second. A loaded machine can be slow. */
import { vi } from 'vitest';

const options = { timeout: 60_000 };

export const waitUntil = <T>(condition: () => T | Promise<T>) => vi.waitUntil(condition, options);

/** Waits until `assert` does not throw. */
export const waitFor = <T>(assert: () => T | Promise<T>) => vi.waitFor(assert, options);
