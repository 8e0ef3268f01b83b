// @ts-check
/** Updates the generated parts of the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { updateGeneratedParts } from './generated-parts.mjs';

const file = fileURLToPath(new URL('../../../README.md', import.meta.url));
writeFileSync(file, await updateGeneratedParts(readFileSync(file, 'utf8')));
