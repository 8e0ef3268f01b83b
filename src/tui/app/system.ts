import { offsetOf, sourceLine } from '../../document/document-text.js';
import { setCursor } from './list/list-cursor.js';
import { updateLayout } from './reader/document-layout.js';
import { type HandlersFor, keyPlaceholder, type Step, step, withMessage } from './reducer.js';
import { reopenArticle } from './reopen-article.js';
import type { Size, State } from './state.js';

/** The open article, or the one under the cursor. */
function currentArticle(state: State) {
  return state.screen === 'reader' ? state.reading?.article : state.list.items[state.list.cursor]?.article;
}

/** Line of the file at the top of the screen. In the list, the first line of the body. */
function currentLine(state: State): number {
  const { reading } = state;
  if (state.screen === 'list' || !reading) return currentArticle(state)?.bodyLine ?? 1;
  const { document } = reading.parsing;
  return sourceLine(document, offsetOf(document, reading.position));
}

function edit(state: State): Step {
  const article = currentArticle(state);
  if (!article) return step(state);
  if (!article.file)
    return step(withMessage(state, 'This article did not come from a file, so it cannot be edited'));
  return step(state, { type: 'edit', file: article.file, line: currentLine(state) });
}

/** Loads the article again at the same text; in the list, the library. */
function reload(state: State): Step {
  const { reading } = state;
  if (state.screen === 'list' || !reading)
    return step(withMessage(state, 'Reloading the library'), { type: 'reload-library' });
  const [opening, effects] = reopenArticle(state, reading.article, reading);
  // The library has the title and details, which may have changed too.
  return [opening, [...effects, { type: 'check-library', now: true }]];
}

/** Lays out for a new size. A message is cleared, because it may be about the size or position; an error stays. */
function resized(state: State, size: Size): Step {
  const isSame = size.columns === state.size.columns && size.rows === state.size.rows;
  const message = isSame || state.message?.error ? state.message : undefined;
  const sized = updateLayout({ ...state, size, message });
  return step(setCursor(sized, sized.list.cursor));
}

/** Actions about the process, the terminal and the file. */
export const systemHandlers: HandlersFor<
  | 'quit'
  | 'suspend'
  | 'redraw'
  | 'edit'
  | 'file-changed'
  | 'file-removed'
  | 'reload'
  | 'resized'
  | 'unbound'
  | 'message-shown'
> = {
  quit: state => step(state, { type: 'quit', code: 130 }),
  suspend: state => step(state, { type: 'suspend' }),
  redraw: state => step(state, { type: 'redraw' }),
  edit,
  'file-changed': state => reload(withMessage(state, 'The article has changed and was reloaded')),
  'file-removed': state => step(withMessage(state, 'The file was removed; this is its last version')),
  reload: state => reload(withMessage(state, 'The article was reloaded')),
  resized: (state, { columns, rows }) => resized(state, { columns, rows }),
  unbound: (state, { key }) =>
    step(
      key === undefined
        ? state
        : withMessage(state, `No action for "${key}"; press ${keyPlaceholder('help')} for the keys`),
    ),
  'message-shown': (state, { text, error }) => step(withMessage(state, text, error)),
};
