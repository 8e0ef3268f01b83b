// @ts-check
/** Preloaded by `peakMemory` into the measured program. Prints the peak memory in kB as the last line on stderr. */
process.on('exit', () => require('node:fs').writeSync(2, `\n${process.resourceUsage().maxRSS}`));
