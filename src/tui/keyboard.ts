/** Turns raw keyboard input into actions. */
import type { Action } from './app/action.js';
import type { State } from './app/state.js';
import type { Bindings } from './keys/bindings.js';
import { actionFor, mustWait, unboundAction } from './keys/dispatch.js';
import { type InputEvent, KeyParser } from './keys/parser.js';
import type { Store } from './session/store.js';

/** All keys of a chunk are one batch, so a held key makes one frame, not ten. */
export interface Keyboard {
  feed(chunk: string): void;
  /** True while half an escape sequence is pending. Call `flush` if nothing follows. */
  readonly waiting: boolean;
  flush(): void;
}

/**
 * Looks up each key in the state that the keys before it have led to. Keys typed while an article is loading are held back
 * until it is open, because they are meant for it. They are dropped if it is not opened.
 */
export function createKeyboard(store: Store<State, Action>, bindings: Bindings): Keyboard {
  const parser = new KeyParser();
  const held: InputEvent[] = [];
  /** The open article when the first key was held back. */
  let readingBefore: State['reading'];
  /** Consecutive text of one chunk. It becomes one action, so a word is searched for once. */
  let text = '';

  const sendText = (): void => {
    const typed = text;
    text = '';
    if (typed !== '') store.dispatch({ type: 'typed', text: typed });
  };

  const hold = (event: InputEvent): void => {
    const { opening, reading } = store.state;
    if (held.length === 0) readingBefore = opening?.before ? opening.before.reading : reading;
    held.push(event);
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
    // The text may have led to another state, in which the key has another meaning.
    if (mustWait(store.state, event, bindings)) hold(event);
    else if (action) store.dispatch(action);
    else if (event.kind === 'key') store.dispatch(unboundAction(store.state, event.key));
  };

  const pressAll = (events: readonly InputEvent[]): void =>
    store.batch(() => {
      for (const event of events) press(event);
      sendText();
    });

  store.subscribe(() => {
    const [first] = held;
    if (!first || mustWait(store.state, first, bindings)) return;
    const events = held.splice(0);
    const { screen, reading } = store.state;
    const isOpened = screen === 'reader' && reading?.parsing !== readingBefore?.parsing;
    if (isOpened) pressAll(events);
  });

  return {
    feed: chunk => pressAll(parser.feed(chunk)),
    get waiting() {
      return parser.waiting;
    },
    flush: () => pressAll(parser.flush()),
  };
}

/** Milliseconds after which an escape byte with nothing after it is the Esc key. */
const ESCAPE_TIMEOUT = 30;

/** Passes raw input to a keyboard. */
export interface KeyInput {
  receive(text: string): void;
  /** `performance.now()` of the last input; `-Infinity` before the first. */
  readonly lastTime: number;
}

/** Feeds input to the keyboard, and flushes half a sequence after `ESCAPE_TIMEOUT`. */
export function createKeyInput(keyboard: Keyboard): KeyInput {
  let timer: NodeJS.Timeout | undefined;
  let lastTime = Number.NEGATIVE_INFINITY;
  return {
    get lastTime() {
      return lastTime;
    },
    receive(text) {
      lastTime = performance.now();
      clearTimeout(timer);
      keyboard.feed(text);
      if (keyboard.waiting) timer = setTimeout(keyboard.flush, ESCAPE_TIMEOUT);
    },
  };
}
