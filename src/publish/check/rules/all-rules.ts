/** What `check` looks for, by the rules of `rule-names.ts`. */

import type { Fault } from '../diagnostic.js';
import type { Subject } from '../rule-context.js';
import type { RuleName } from '../rule-names.js';
import { unknownLanguage, wideCode } from './code.js';
import { controlCharacters } from './control-characters.js';
import { commandSlug, missingTitle, readTimeOff } from './front-matter.js';
import { secondTitle, skippedLevel } from './headings.js';
import { missingImage, noAltText } from './images.js';
import { brokenAnchor, brokenLink, emptyLink, sitePath } from './links.js';
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
