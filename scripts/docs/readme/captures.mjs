// @ts-check
/**
 * Writes the README's picture. Runs the built program in a pseudo-terminal with an empty home folder, presses keys, and draws two
 * screens as one SVG. Equal screens give equal files.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { captureReader } from './capture.mjs';

const file = fileURLToPath(new URL('../../../.github/reader.svg', import.meta.url));
writeFileSync(file, await captureReader());
