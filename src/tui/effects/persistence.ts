import { createPosition } from '../../document/position.js';
import type { ReadingState } from '../../history/history.js';
import type { Effect } from '../app/effect.js';
import type { Runners, World } from './effect-context.js';
import type { Guests } from './open-external-article.js';

/** Milliseconds after which what has changed is written: within a second of moving, and not for every row scrolled. */
const SOON = 400;

type KeepPlace = Extract<Effect, { type: 'keep-place' }>;

/** What the journal is told: marks and bookmarks at once, the place when the reader has come to rest for a moment. */
export function keeping(
  world: World,
  guests: Guests,
): Pick<Runners, 'keep' | 'keep-place' | 'prefer'> & { flush(): void } {
  const { journal } = world.setup;
  const places = new Map<string, KeepPlace>();
  let timer: NodeJS.Timeout | undefined;
  // What was met at the start has been said by then.
  let said = journal.trouble;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const { path, document, place, percent, read } of places.values()) {
      const change: ReadingState = { place: createPosition(document, place.block, place.offset), percent };
      journal.keep(path, read ? { ...change, read } : change);
    }
    places.clear();
    sayTrouble();
  };
  /** The journal throws nothing: what went wrong with it is said once, and reading goes on. */
  const sayTrouble = (): void => {
    const { trouble } = journal;
    if (trouble && trouble !== said) world.dispatch({ type: 'told', text: trouble, error: true });
    said = trouble;
  };

  return {
    flush,
    keep: ({ path, change }) => {
      if (guests.isForeign(path)) return;
      journal.keep(path, change);
      sayTrouble();
    },
    'keep-place': effect => {
      if (guests.isForeign(effect.path)) return;
      places.set(effect.path, effect);
      timer ??= setTimeout(flush, SOON);
    },
    prefer: ({ change }) => {
      journal.prefer(change);
      sayTrouble();
    },
  };
}
