import { editDistance, maxTypos } from '../../search/fuzzy/edit-distance.js';
import { quote } from '../../text/quote.js';
import { minOf } from '../../util/large-lists.js';
import { UserError } from '../../util/user-error.js';
import type { Level } from './diagnostic.js';
import { LEVEL_CHOICES, RULE_NAMES } from './rule-names.js';

/** Levels set with `--rule`; `off` disables the rule. */
export type RuleLevels = ReadonlyMap<string, Level | 'off'>;

/** Minimum number of letters of a mistyped name that is compared with the rules. Shorter ones are similar to too many. */
const MIN_COMPARED_LENGTH = 4;

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
  const similar = nearestRules(name);
  const hint =
    similar.length > 0
      ? `did you mean ${similar.map(rule => `"${rule}"`).join(' or ')}?`
      : `known rules: ${RULE_NAMES.join(', ')}`;
  return new UserError(`unknown rule: ${quote(name || value)}`, { hint, code: 2 });
}

/** Returns the rules with the fewest typos in their name. A whole word of a name has none: `anchor` of `broken-anchor`. */
function nearestRules(name: string): string[] {
  const typed = name.toLowerCase().replace(/[^a-z]/g, '');
  if (typed.length < MIN_COMPARED_LENGTH) return [];
  const max = maxTypos(typed.length);
  const typos = RULE_NAMES.map(rule =>
    rule.split('-').includes(typed) ? 0 : editDistance(typed, rule.replaceAll('-', ''), max),
  );
  const least = Math.min(max, minOf(typos));
  return RULE_NAMES.filter((_, index) => typos[index] === least);
}
