/** The table of rules: what `check` looks for, and how much it matters. */
import { controlCharacters } from './characters.js';
import { unknownLanguage, wideCode } from './code.js';
import type { Fault, Level } from './finding.js';
import { secondTitle, skippedLevel } from './headings.js';
import { missingImage, noAltText } from './images.js';
import { brokenAnchor, brokenLink, emptyLink, sitePath } from './links.js';
import { commandSlug, missingTitle, readTimeOff } from './matter.js';
import type { Subject } from './subject.js';
import { tableAsRecords } from './tables.js';

export interface Rule {
  name: string;
  level: Level;
  find: (subject: Subject) => Iterable<Fault>;
}

export const RULES: readonly Rule[] = [
  { name: 'title', level: 'error', find: missingTitle },
  { name: 'command-slug', level: 'error', find: commandSlug },
  { name: 'broken-link', level: 'warning', find: brokenLink },
  { name: 'broken-anchor', level: 'warning', find: brokenAnchor },
  { name: 'empty-link', level: 'warning', find: emptyLink },
  { name: 'site-path', level: 'note', find: sitePath },
  { name: 'missing-image', level: 'warning', find: missingImage },
  { name: 'alt-text', level: 'warning', find: noAltText },
  { name: 'heading-level', level: 'warning', find: skippedLevel },
  { name: 'second-title', level: 'warning', find: secondTitle },
  { name: 'code-language', level: 'note', find: unknownLanguage },
  { name: 'code-width', level: 'note', find: wideCode },
  { name: 'table-records', level: 'note', find: tableAsRecords },
  { name: 'control-character', level: 'warning', find: controlCharacters },
  { name: 'read-time', level: 'warning', find: readTimeOff },
];

/** What is found while a library is loaded, each at a level of its own. */
export const READING_RULES: readonly string[] = [
  'front-matter',
  'engine',
  'date',
  'slug',
  'duplicate-slug',
  'field',
  'empty',
  'encoding',
  'binary',
  'unreadable',
  'not-a-file',
  'too-large',
  'link',
];
