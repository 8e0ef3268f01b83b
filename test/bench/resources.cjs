// @ts-check
/** Preloaded by `resourcesOf` into the measured program. Prints its CPU seconds and peak memory in bytes as the last line on stderr. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeSync(2, `\n${(userCPUTime + systemCPUTime) / 1e6} ${maxRSS * 1024}`);
});
