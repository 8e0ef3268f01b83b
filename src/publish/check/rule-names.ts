/** The table of rules: their names, as an author types them, and how much each matters. Light: completion reads it too. */
import type { Level } from './diagnostic.js';

export const RULE_LEVELS = {
  title: 'error',
  'command-slug': 'error',
  'broken-link': 'warning',
  'broken-anchor': 'warning',
  'empty-link': 'warning',
  'site-path': 'note',
  'missing-image': 'warning',
  'alt-text': 'warning',
  'heading-level': 'warning',
  'second-title': 'warning',
  'code-language': 'note',
  'code-width': 'note',
  'table-records': 'note',
  'control-character': 'warning',
  'read-time': 'warning',
} as const satisfies Record<string, Level>;

export type RuleName = keyof typeof RULE_LEVELS;

/** What is found while a library is loaded, each at a level of its own. */
const READING_RULES: readonly string[] = [
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

/** Every name that `--rule` takes. */
export const RULE_NAMES: readonly string[] = [...Object.keys(RULE_LEVELS), ...READING_RULES];

/** What `--rule` can make of a rule. */
export const RULE_WISHES = ['error', 'warning', 'note', 'off'] as const satisfies readonly (Level | 'off')[];
