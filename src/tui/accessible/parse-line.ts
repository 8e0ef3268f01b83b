import type { Action, KeyAction } from '../app/action.js';
import { isNumbered } from '../app/overlays/pick-by-number.js';
import type { State } from '../app/state.js';
import type { Bindings, Context } from '../keys/bindings.js';
import { contextsOf, takesText } from '../keys/context.js';
import { actionFor } from '../keys/dispatch.js';
import { restOf } from './list-lines.js';
import { isScreenOnly } from './unsupported-actions.js';

/**
 * A line that was typed → what it asks for; undefined where it says nothing known. A number chooses, `/words` searches,
 * an empty line goes on, and anything else is a key by its name (`t`, `esc`, `ctrl+f`) or the word that the hints have for it,
 * with a number after it (`u 3`) about what bears that.
 */
export function actionsFor(state: State, line: string, bindings: Bindings): readonly Action[] | undefined {
  const typed = line.trim();
  const contexts = contextsOf(state);
  if (takesText(contexts[0])) return searchFor(state, typed.replace(/^\//, ''));
  if (typed === '') return [goOn(state, contexts[0])];
  if (/^\d{1,9}$/.test(typed)) return [{ type: 'chosen', number: Number(typed) }];
  if (typed.startsWith('/')) return searchFor(state, typed.slice(1).trim());
  const [, word = typed, number] = /^(\S+)\s+(\d{1,9})$/.exec(typed) ?? [];
  const action =
    actionFor(state, { kind: 'key', key: word }, bindings) ?? named(word.toLowerCase(), contexts, bindings);
  if (action && isScreenOnly(action.type))
    return [{ type: 'told', text: 'That does nothing here.', error: false }];
  return action && (number === undefined ? inText(state, action) : aimed(state, action, Number(number)));
}

/** What is done in the text is done there: at the contents, which on a screen stand beside it, nobody would hear of it. */
function inText({ reading }: State, ...actions: Action[]): Action[] {
  const isHeard = !reading?.contents.focused || !actions[0]?.type.startsWith('reader.');
  return isHeard ? actions : [{ type: 'contents.leave' }, ...actions];
}

/** The action on what bears the number: `u 3` marks the third article. The list goes on from where it was. */
function aimed(state: State, action: Action, number: number): readonly Action[] {
  const point: Action = { type: 'pointed', number };
  if (!isNumbered(state, number)) return [point];
  const back: Action[] = state.front === 'list' ? [{ type: 'pointed', number: state.list.cursor + 1 }] : [];
  return [point, action, ...back];
}

/** What an empty line does. A question is answered with no. */
const GOING_ON: Partial<Record<Context, KeyAction>> = {
  list: 'list.page-down',
  reader: 'reader.page-down',
  contents: 'contents.leave',
  bookmarks: 'bookmarks.close',
  copy: 'copy.cancel',
  browse: 'browse.cancel',
  opening: 'opening.cancel',
  help: 'help.close',
};

function goOn(state: State, context: Context = 'any'): Action {
  if (context === 'list' && restOf(state) <= 0)
    return { type: 'told', text: 'That is all of the list.', error: false };
  return { type: GOING_ON[context] ?? 'redraw' } as Action;
}

/** In the list its filter, in an article a search there; without words it ends. */
function searchFor(state: State, words: string): Action[] {
  if (state.front === 'list') return [{ type: 'filtered', text: words }];
  return inText(
    state,
    { type: 'reader.find' },
    { type: 'typed', text: words },
    { type: words === '' ? 'find.cancel' : 'find.accept' },
  );
}

/** An action by the word in its hint (`contents`) or the end of its name (`next-article`). */
function named(word: string, contexts: readonly Context[], bindings: Bindings): Action | undefined {
  for (const context of contexts) {
    const own = bindings.filter(binding => binding.in.includes(context));
    const found = own.find(({ does, hint }) => hint?.[1] === word || does.replace(/^.*\./, '') === word);
    if (found) return { type: found.does } as Action;
  }
  return undefined;
}
