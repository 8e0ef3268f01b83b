/** The only module that uses Ink and React. Loaded lazily, because the first frame does not need them. */
import { render, Text } from 'ink';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { Store } from './session/store.js';

export interface InkOptions<State> {
  store: Pick<Store<State, never>, 'state' | 'subscribe'>;
  /** The screen of a state as text, one line for each row. No row is wider than the screen. */
  draw(state: State): string;
  /** Gets each frame whole. */
  stdout: NodeJS.WriteStream;
  /** Called if a component throws. */
  fail(error: unknown): void;
}

/** Mounts the screen. Ink writes its first frame before this returns. Returns a function that unmounts it. */
export function mountInk<State>({ store, draw, stdout, fail }: InkOptions<State>): () => void {
  const ink = render(<Screen store={store} draw={draw} />, {
    stdout,
    // Makes Ink pass on every frame at once and whole. The frame writer finds the rows that changed.
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  ink.waitUntilExit().catch(fail);
  return ink.unmount;
}

/**
 * All rows of the screen as one `<Text>`, because Ink creates, measures and places every node. `wrap` matters only for a
 * character that Ink measures wider than Lectern does: the bundle has no word wrapper.
 */
function Screen<State>({ store, draw }: Pick<InkOptions<State>, 'store' | 'draw'>): ReactNode {
  const state = useSyncExternalStore(store.subscribe, () => store.state);
  return <Text wrap="truncate">{draw(state)}</Text>;
}
