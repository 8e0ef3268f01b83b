// @ts-check
/** Brings those parts of the README up to date that are made from the program's own tables. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { upToDate } from './parts.mjs';

const file = fileURLToPath(new URL('../../README.md', import.meta.url));
writeFileSync(file, await upToDate(readFileSync(file, 'utf8')));
