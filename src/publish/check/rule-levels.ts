import { distance } from '../../search/fuzzy/edit-distance.js';
import { cleanLine } from '../../text/sanitise.js';
import { UserError } from '../../util/user-error.js';
import type { Level } from './diagnostic.js';
import { RULE_NAMES, RULE_WISHES } from './rule-names.js';

/** The levels that an author gave to rules; `off` says nothing of it. */
export type Levels = ReadonlyMap<string, Level | 'off'>;

/** Letters of a name that is compared with those of the rules. */
const LONGEST = 40;

/**
 * Understands `name=level`.
 * @throws {UserError} with code 2 for a rule or a level that there is none of; it names the nearest rules.
 */
export function readLevels(written: readonly string[]): Levels {
  const levels = new Map<string, Level | 'off'>();
  for (const each of written) {
    const [name = '', level = ''] = each.split('=', 2);
    if (!RULE_NAMES.includes(name)) throw unknownRule(name, each);
    const wish = RULE_WISHES.find(one => one === level);
    if (!wish) throw refused(each, `Write ${name}= and one of ${RULE_WISHES.join(', ')}.`);
    levels.set(name, wish);
  }
  return levels;
}

function unknownRule(name: string, written: string): UserError {
  const near = RULE_NAMES.filter(rule => isNear(name, rule));
  const hint =
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are the rules ${RULE_NAMES.join(', ')}.`;
  return new UserError(`“${cleanLine(name || written)}” is no rule of check.`, { hint, code: 2 });
}

/** Whether they share a word, or all of it, but for a slip of the finger. */
function isNear(typed: string, rule: string): boolean {
  const words = typed
    .toLowerCase()
    .slice(0, LONGEST)
    .split(/[^a-z]+/)
    .filter(Boolean);
  const known = rule.split('-');
  return [words.join(''), ...words].some(word =>
    [known.join(''), ...known].some(each => isSlip(word, each, each.length > 4 ? 2 : 1)),
  );
}

function isSlip(typed: string, word: string, most: number): boolean {
  return distance(typed, word, most) <= most;
}

function refused(written: string, hint: string): UserError {
  return new UserError(`--rule takes name=level, and “${cleanLine(written)}” is none.`, { hint, code: 2 });
}
