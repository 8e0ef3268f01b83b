import { cleanLine } from '../../text/sanitise.js';
import { UserError } from '../../util/user-error.js';
import type { Decoded } from './decode.js';
import { readText } from './read.js';

/** The text of a file that was asked for by name. @throws {UserError} where there is none. */
export function readNamed(file: string, shown: string): string {
  return textOf(readText(file), shown).text;
}

/** What helps with a file that was asked for, by what is wrong with it; the hint of the refusal is for one that was found. */
const HINTS: Record<string, string> = {
  unreadable: 'Check its name and its permissions.',
  'not-a-file': 'Name a file of Markdown, or send it to standard input and name that: -',
  binary: 'Name a file of Markdown.',
};

/** @throws {UserError} where it is not a text. */
export function textOf(decoded: Decoded, shown: string): Decoded & { text: string } {
  if (decoded.text !== undefined) return decoded;
  const { what, rule, hint } = decoded.refusal;
  throw new UserError(`“${cleanLine(shown)}” ${what}.`, { hint: HINTS[rule] ?? hint });
}
