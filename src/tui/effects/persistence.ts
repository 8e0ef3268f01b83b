import { createPosition } from '../../document/position.js';
import type { ReadingState } from '../../history/reading-state.js';
import type { Effect } from '../app/effect.js';
import { type EffectContext, type EffectRunners, showError } from './effect-context.js';
import type { ExternalArticles } from './open-external-article.js';

/** Milliseconds between a move and the write of its position. Scrolled rows in between are not written. */
const SAVE_DELAY = 400;

type SavePosition = Extract<Effect, { type: 'save-position' }>;

/** Saves to the history: marks, bookmarks and preferences at once, positions after `SAVE_DELAY`. */
export function createPersistence(
  context: EffectContext,
  externalArticles: ExternalArticles,
): Pick<EffectRunners, 'save' | 'save-position' | 'save-preferences'> & { flush(): void } {
  const { history } = context.options;
  const pending = new Map<string, SavePosition>();
  let timer: NodeJS.Timeout | undefined;
  // Startup has already shown this warning.
  let shownWarning = history.warning;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const { path, document, position, percent, read } of pending.values()) {
      const change: ReadingState = {
        position: createPosition(document, position.block, position.offset),
        percent,
      };
      history.save(path, read ? { ...change, read } : change);
    }
    pending.clear();
    showNewWarning();
  };
  /** Shows each warning once. The history never throws, so reading goes on. */
  const showNewWarning = (): void => {
    const { warning } = history;
    if (warning && warning !== shownWarning) showError(context, warning);
    shownWarning = warning;
  };

  return {
    flush,
    save: ({ path, change }) => {
      if (externalArticles.isForeign(path)) return;
      history.save(path, change);
      showNewWarning();
    },
    'save-position': effect => {
      if (externalArticles.isForeign(effect.path)) return;
      pending.set(effect.path, effect);
      timer ??= setTimeout(flush, SAVE_DELAY);
    },
    'save-preferences': ({ change }) => {
      history.setPreferences(change);
      showNewWarning();
    },
  };
}
