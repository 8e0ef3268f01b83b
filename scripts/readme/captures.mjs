// @ts-check
/**
 * Makes the README's picture: runs the program that was built, in a real pseudo-terminal and on a machine that knows nothing of
 * its user, presses keys, and writes both screens as one SVG. The same screens make the same file.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { capture } from './capture.mjs';

const file = fileURLToPath(new URL('../../.github/reader.svg', import.meta.url));
writeFileSync(file, await capture());
