import { UserError } from '../../text/errors.js';
import { cleanLine } from '../../text/sanitise.js';
import { LEVELS, type Level } from './finding.js';
import { READING_RULES, RULES } from './rules.js';

/** The levels that an author gave to rules; `off` says nothing of it. */
export type Levels = ReadonlyMap<string, Level | 'off'>;

const CHOICES: readonly string[] = [...LEVELS, 'off'];

/**
 * Understands `name=level`.
 * @throws {UserError} with code 2 for a rule or a level that there is none of.
 */
export function readLevels(written: readonly string[]): Levels {
  const levels = new Map<string, Level | 'off'>();
  const names = [...RULES.map(({ name }) => name), ...READING_RULES];
  for (const each of written) {
    const [name = '', level = ''] = each.split('=', 2);
    if (!names.includes(name)) throw refused(each, `There are the rules ${names.join(', ')}.`);
    if (!CHOICES.includes(level)) throw refused(each, `Write ${name}= and one of ${CHOICES.join(', ')}.`);
    levels.set(name, level as Level | 'off');
  }
  return levels;
}

function refused(written: string, hint: string): UserError {
  return new UserError(`--rule takes name=level, and “${cleanLine(written)}” is none.`, { hint, code: 2 });
}
