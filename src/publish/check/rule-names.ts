/** The table of rules: the names used with `--rule`, and their default levels. Shell completion imports it, so it must stay small. */
import type { Level } from './diagnostic.js';

export const RULE_LEVELS = {
  'command-slug': 'warning',
  slug: 'note',
  'broken-link': 'warning',
  'broken-anchor': 'warning',
  'empty-link': 'warning',
  'site-path': 'note',
  'missing-image': 'warning',
  'image-sizes': 'warning',
  'alt-text': 'warning',
  'not-shown': 'note',
  'heading-level': 'warning',
  'second-title': 'warning',
  'code-language': 'note',
  'code-width': 'note',
  'not-drawn': 'note',
  'diagram-width': 'note',
  'table-records': 'note',
  'control-character': 'warning',
  'read-time': 'warning',
} as const satisfies Record<string, Level>;

export type RuleName = keyof typeof RULE_LEVELS;

/** Rules of problems found while a library is loaded, which set the level of each problem. `title` and `slug` are two of them too. */
const LOADING_RULES: readonly string[] = [
  'front-matter',
  'engine',
  'date',
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

/** Every name that `--rule` accepts. */
export const RULE_NAMES: readonly string[] = ['title', ...Object.keys(RULE_LEVELS), ...LOADING_RULES];

/** Every level that `--rule` accepts. */
export const LEVEL_CHOICES = ['error', 'warning', 'note', 'off'] as const satisfies readonly (
  | Level
  | 'off'
)[];
