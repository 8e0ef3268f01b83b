// @ts-check
/** Preloaded by `bounds.mjs` into the measured program. Prints its CPU seconds and peak memory in MB as the last line on stderr. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeSync(2, `\n${(userCPUTime + systemCPUTime) / 1e6} ${(maxRSS * 1024) / 1e6}`);
});
