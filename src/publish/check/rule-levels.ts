import { editDistance } from '../../search/fuzzy/edit-distance.js';
import { quote } from '../../text/quote.js';
import { UserError } from '../../util/user-error.js';
import type { Level } from './diagnostic.js';
import { LEVEL_CHOICES, RULE_NAMES } from './rule-names.js';

/** Levels set with `--rule`; `off` disables the rule. */
export type RuleLevels = ReadonlyMap<string, Level | 'off'>;

/** Maximum length of a mistyped name that is compared with the rules. */
const MAX_COMPARED_LENGTH = 40;

/**
 * Parses `name=level` options; the last one of a name wins.
 * @throws {UserError} with code 2 for an unknown rule or level.
 */
export function parseRuleLevels(values: readonly string[]): RuleLevels {
  const levels = new Map<string, Level | 'off'>();
  for (const value of values) {
    const [name = '', levelName = ''] = value.split('=', 2);
    if (!RULE_NAMES.includes(name)) throw unknownRule(name, value);
    const level = LEVEL_CHOICES.find(choice => choice === levelName);
    if (!level)
      throw new UserError(`invalid value for --rule: ${quote(value)} (expected NAME=LEVEL)`, {
        hint: `use --rule ${name}=LEVEL, where LEVEL is one of ${LEVEL_CHOICES.join(', ')}`,
        code: 2,
      });
    levels.set(name, level);
  }
  return levels;
}

/** Sets the level of each diagnostic; removes those of rules that are off. */
export function applyLevels<T extends { rule: string; level: Level }>(
  diagnostics: readonly T[],
  levels: RuleLevels,
): T[] {
  if (levels.size === 0) return [...diagnostics];
  return diagnostics.flatMap(diagnostic => {
    const level = levels.get(diagnostic.rule) ?? diagnostic.level;
    return level === 'off' ? [] : [{ ...diagnostic, level }];
  });
}

function unknownRule(name: string, value: string): UserError {
  const similar = RULE_NAMES.filter(rule => isSimilar(name, rule));
  const hint =
    similar.length > 0
      ? `did you mean ${similar.map(rule => `"${rule}"`).join(' or ')}?`
      : `known rules: ${RULE_NAMES.join(', ')}`;
  return new UserError(`unknown rule: ${quote(name || value)}`, { hint, code: 2 });
}

/** True if two names are equal, or share a word, with one or two typos allowed. */
function isSimilar(typed: string, rule: string): boolean {
  const typedWords = typed
    .toLowerCase()
    .slice(0, MAX_COMPARED_LENGTH)
    .split(/[^a-z]+/)
    .filter(Boolean);
  const ruleWords = rule.split('-');
  return [typedWords.join(''), ...typedWords].some(word =>
    [ruleWords.join(''), ...ruleWords].some(other => isTypo(word, other, other.length > 4 ? 2 : 1)),
  );
}

function isTypo(typed: string, word: string, max: number): boolean {
  return Math.min(typed.length, word.length) > 2 && editDistance(typed, word, max) <= max;
}
