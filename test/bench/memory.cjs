// @ts-check
/** Loaded by `peakMemory` into the program that it measures: its most memory, in kB, is the last line on stderr. */
process.on('exit', () => require('node:fs').writeSync(2, `\n${process.resourceUsage().maxRSS}`));
