import type { Action, KeyAction } from '../app/action.js';
import { hasNumber } from '../app/overlays/pick-by-number.js';
import type { State } from '../app/state.js';
import type { Bindings, KeyContext } from '../keys/bindings.js';
import { actionFor } from '../keys/dispatch.js';
import { contextsOf, takesText } from '../keys/key-contexts.js';
import { remainingArticles } from './list-lines.js';
import { isScreenOnly } from './unsupported-actions.js';

/**
 * Parses an entered line into actions; undefined if it is unknown. A number chooses an item, `/words` searches, an empty line
 * continues. Anything else is a key (`t`, `esc`, `ctrl+f`), the word of a hint or the name of an action, optionally with a
 * number after it (`u 3`) that says which item it acts on.
 */
export function parseInputLine(
  state: State,
  line: string,
  bindings: Bindings,
): readonly Action[] | undefined {
  const typed = line.trim();
  const contexts = contextsOf(state);
  if (takesText(contexts[0])) return searchFor(state, typed.replace(/^\//, ''));
  if (typed === '') return [continueReading(state, contexts[0])];
  const answer = answerOf(state, typed.toLowerCase());
  if (answer) return [answer];
  if (/^\d{1,9}$/.test(typed)) return [{ type: 'number-entered', number: Number(typed) }];
  if (typed.startsWith('/')) return searchFor(state, typed.slice(1).trim());
  const [, word = typed, number] = /^(\S+)\s+(\d{1,9})$/.exec(typed) ?? [];
  const action =
    actionFor(state, { kind: 'key', key: word.length > 1 ? word.toLowerCase() : word }, bindings) ??
    actionNamed(word.toLowerCase(), contexts, bindings);
  if (action && isScreenOnly(action.type))
    return [{ type: 'message-shown', text: 'No effect in accessible mode', error: false }];
  return (
    action && (number === undefined ? inText(state, action) : actOnNumber(state, action, Number(number)))
  );
}

/** Leaves the contents before an action on the text. On a screen both are visible, here only one is printed. */
function inText({ reading }: State, ...actions: Action[]): Action[] {
  const isInText = !reading?.contents.focused || !actions[0]?.type.startsWith('reader.');
  return isInText ? actions : [{ type: 'contents.leave' }, ...actions];
}

/** Runs an action on the item with this number: `u 3` marks the third article. The cursor of the list stays. */
function actOnNumber(state: State, action: Action, number: number): readonly Action[] {
  const select: Action = { type: 'number-selected', number };
  if (!hasNumber(state, number)) return [select];
  const restore: Action[] =
    state.screen === 'list' ? [{ type: 'number-selected', number: state.list.cursor + 1 }] : [];
  return [select, action, ...restore];
}

/** The answer `yes` or `no` to a question. `no` is also an answer to "Copy what?". */
function answerOf({ modal }: State, word: string): Action | undefined {
  if (modal?.kind !== 'browse' && modal?.kind !== 'copy') return undefined;
  if (word === 'no') return { type: `${modal.kind}.cancel` };
  return word === 'yes' && modal.kind === 'browse' ? { type: 'browse.accept' } : undefined;
}

/** Action of an empty line: on with the text, everywhere. It leaves a list or a question, and opens nothing. */
const CONTINUE_ACTIONS: Partial<Record<KeyContext, KeyAction>> = {
  list: 'list.page-down',
  reader: 'reader.page-down',
  contents: 'contents.leave',
  bookmarks: 'bookmarks.close',
  copy: 'copy.cancel',
  browse: 'browse.cancel',
  opening: 'opening.cancel',
  help: 'panel.close',
};

function continueReading(state: State, context: KeyContext = 'any'): Action {
  if (context === 'list' && remainingArticles(state) <= 0)
    return { type: 'message-shown', text: 'End of the list', error: false };
  return { type: CONTINUE_ACTIONS[context] ?? 'redraw' } as Action;
}

/** Sets the filter of the list, or searches in the article. Without words, the search ends. */
function searchFor(state: State, words: string): Action[] {
  if (state.screen === 'list') return [{ type: 'filter-set', text: words }];
  return inText(
    state,
    { type: 'reader.find' },
    { type: 'typed', text: words },
    { type: words === '' ? 'find.cancel' : 'find.accept' },
  );
}

/** Finds an action by the word of its hint (`contents`) or the end of its name (`next-article`). */
function actionNamed(word: string, contexts: readonly KeyContext[], bindings: Bindings): Action | undefined {
  for (const context of contexts) {
    const active = bindings.filter(binding => binding.contexts.includes(context));
    const binding = active.find(
      ({ action, hint }) => hint?.[1] === word || action.replace(/^.*\./, '') === word,
    );
    if (binding) return { type: binding.action } as Action;
  }
  return undefined;
}
