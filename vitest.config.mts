import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // A test file on each core. By default one core stays idle, which doubles the time on a machine with two.
    maxWorkers: '100%',
    // Only for tests that never end. They must pass on a loaded machine, too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    env: { TZ: 'America/Los_Angeles' },
  },
});
