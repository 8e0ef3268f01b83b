/** What `check` looks for, by the rules of `rule-names.ts`. */
import { controlCharacters } from './characters.js';
import { unknownLanguage, wideCode } from './code.js';
import type { Fault } from './finding.js';
import { secondTitle, skippedLevel } from './headings.js';
import { missingImage, noAltText } from './images.js';
import { brokenAnchor, brokenLink, emptyLink, sitePath } from './links.js';
import { commandSlug, missingTitle, readTimeOff } from './matter.js';
import type { RuleName } from './rule-names.js';
import type { Subject } from './subject.js';
import { tableAsRecords } from './tables.js';

export const RULES: Record<RuleName, (subject: Subject) => Iterable<Fault>> = {
  title: missingTitle,
  'command-slug': commandSlug,
  'broken-link': brokenLink,
  'broken-anchor': brokenAnchor,
  'empty-link': emptyLink,
  'site-path': sitePath,
  'missing-image': missingImage,
  'alt-text': noAltText,
  'heading-level': skippedLevel,
  'second-title': secondTitle,
  'code-language': unknownLanguage,
  'code-width': wideCode,
  'table-records': tableAsRecords,
  'control-character': controlCharacters,
  'read-time': readTimeOff,
};
