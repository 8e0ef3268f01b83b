import type { Action } from './app/action.js';
import type { State } from './app/state.js';
import type { Bindings } from './keys/bindings.js';
import { actionFor, mustWait } from './keys/dispatch.js';
import { type InputEvent, KeyParser } from './keys/parser.js';
import type { Store } from './session/store.js';

/** Raw input → actions. All keys of a chunk are one batch, so a held key makes one frame, not ten. */
export interface Keyboard {
  feed(chunk: string): void;
  /** Whether half a sequence waits: call `flush` when nothing has followed for a moment. */
  readonly waiting: boolean;
  flush(): void;
}

/**
 * Each key is looked up in the state that the keys before it have led to. Those typed while an article is on its way
 * are held back until it is there: they are meant for it.
 */
export function createKeyboard(store: Store<State, Action>, bindings: Bindings): Keyboard {
  const parser = new KeyParser();
  const held: InputEvent[] = [];
  /** Text typed in one go is one action: a word in one chunk is searched for once. */
  let text = '';

  const sendText = (): void => {
    const typed = text;
    text = '';
    if (typed !== '') store.dispatch({ type: 'typed', text: typed });
  };

  const press = (event: InputEvent): void => {
    const action = mustWait(store.state, event, bindings)
      ? undefined
      : actionFor(store.state, event, bindings);
    if (action?.type === 'typed') {
      text += action.text;
      return;
    }
    sendText();
    // The text may have led to another state, in which the key means something else.
    if (mustWait(store.state, event, bindings)) held.push(event);
    else if (action) store.dispatch(action);
    else if (event.kind === 'key') store.dispatch({ type: 'unbound' });
  };

  const pressAll = (events: readonly InputEvent[]): void =>
    store.batch(() => {
      for (const event of events) press(event);
      sendText();
    });

  store.subscribe(() => {
    const [first] = held;
    if (first && !mustWait(store.state, first, bindings)) pressAll(held.splice(0));
  });

  return {
    feed: chunk => pressAll(parser.feed(chunk)),
    get waiting() {
      return parser.waiting;
    },
    flush: () => pressAll(parser.flush()),
  };
}

/** A lone `Esc` is an `Esc` when nothing has followed it for so many milliseconds. */
const ESCAPE_WAIT = 30;

/** Raw input on its way to the keyboard. */
export interface Feed {
  input(text: string): void;
  /** When the last of it came, as `performance.now()` counts; `-Infinity` before the first. */
  readonly last: number;
}

/** Feeds raw input to the keyboard, and decides after a moment that half a sequence was none. */
export function feedKeys(keyboard: () => Keyboard): Feed {
  let waiting: NodeJS.Timeout | undefined;
  let last = Number.NEGATIVE_INFINITY;
  return {
    get last() {
      return last;
    },
    input(text) {
      last = performance.now();
      clearTimeout(waiting);
      keyboard().feed(text);
      if (keyboard().waiting) waiting = setTimeout(() => keyboard().flush(), ESCAPE_WAIT);
    },
  };
}
