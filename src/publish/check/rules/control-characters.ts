/** The rule on characters that a terminal might obey, anywhere in the file. */
import type { Fault } from '../diagnostic.js';
import type { Subject } from '../rule-context.js';

/** C0 without tab and line ends, DEL, C1; embeddings, overrides and isolates (UAX #9). */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

export function* controlCharacters({ rows }: Subject): Generator<Fault> {
  for (const [index, row] of rows.entries()) {
    for (const character of new Set(row.match(OBEYED))) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      const kind = character > '\u2000' ? 'bidi' : 'control';
      yield {
        line: index + 1,
        text: character,
        message: `The line holds the ${kind} character U+${code}.`,
        hint: 'Delete it: it is shown, and never obeyed.',
      };
    }
  }
}
