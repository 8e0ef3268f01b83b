/**
 * Opens the interactive reader: takes the terminal, puts state, keys, effects and views together, and gives the
 * terminal back, whatever ends it. Here alone the parts meet; none of them knows another but through this file.
 */
import { render } from 'ink';
import { type ReactNode, useSyncExternalStore } from 'react';
import { createDeferred } from '../util/deferred.js';
import type { Action } from './app/action.js';
import type { State } from './app/state.js';
import { update } from './app/update.js';
import { createEffects, type Effects } from './effects/create-effects.js';
import { watchOpenArticle } from './effects/file-watcher.js';
import { createKeyboard, feedKeys } from './keyboard.js';
import type { Bindings } from './keys/bindings.js';
import { painterOf } from './painter.js';
import type { ReaderSetup } from './session/reader-options.js';
import { sayTrouble } from './session/report-history-warning.js';
import { beginning, firstActions, opened } from './session/startup.js';
import { createStore, type Store } from './session/store.js';
import { bindingsFor } from './session/user-bindings.js';
import { createCanvas } from './terminal/frame-writer.js';
import { hangUp } from './terminal/own-signals.js';
import { HANGUP, watchSignals } from './terminal/signals.js';
import { createStage } from './terminal/terminal-ownership.js';
import { takeTerminal } from './terminal/terminal-session.js';
import { titleOf } from './title.js';
import { Screen } from './views/screen.js';

type ReaderStore = Store<State, Action>;

/** Runs the reader until it is left; gives the process's exit code: 0, or by the signal that ended it. */
export async function openReader(setup: ReaderSetup): Promise<number> {
  const { process, input } = setup;
  const bindings = bindingsFor(setup.settings);
  const ending = createDeferred();
  const feed = feedKeys(() => keyboard);
  const terminal = takeTerminal(
    { input, output: process.stdout, env: process.env },
    { input: feed.input, resize: () => resize(), gone: () => ending.resolve(HANGUP) },
  );
  const canvas = createCanvas(terminal.send, terminal.size);
  const store: ReaderStore = createStore(beginning(setup, terminal.size), update, effect =>
    effects.run(effect),
  );
  const keyboard = createKeyboard(store, bindings);

  const resize = (): void => {
    canvas.resize(terminal.size.columns, terminal.size.rows);
    store.dispatch({ type: 'resized', ...terminal.size });
    setImmediate(canvas.settle);
  };
  const stage = createStage(
    process,
    { terminal, canvas },
    { leaving: () => effects.flush(), returned: resize },
  );
  const effects: Effects = createEffects({
    setup,
    state: () => store.state,
    dispatch: store.dispatch,
    lastInput: () => feed.last,
    lend: stage.lend,
    suspend: stage.suspend,
    redraw: canvas.redraw,
    setMouse: terminal.setMouse,
    end: ending.resolve,
  });
  const unwatch = watchSignals(process, stage, {
    end: ending.resolve,
    fail: ending.reject,
    exit: terminal.leave,
  });
  const unwatchArticle = watchOpenArticle(store);
  let ink: ReturnType<typeof render> | undefined;
  try {
    terminal.enter();
    store.subscribe(() => terminal.setTitle(titleOf(store.state)));
    store.batch(() => firstActions(setup).forEach(store.dispatch));
    await opened(store);
    ink = show(store, bindings, canvas.stream);
    ink.waitUntilExit().catch(ending.reject);
    const code = await ending.promise;
    if (code === HANGUP) process.once('exit', () => hangUp(process));
    return code;
  } finally {
    canvas.closed = true;
    ink?.unmount();
    effects.flush();
    unwatch();
    unwatchArticle();
    stage.close();
    terminal.close();
    setup.journal.close();
    sayTrouble(setup);
  }
}

function show(store: ReaderStore, bindings: Bindings, stdout: NodeJS.WriteStream): ReturnType<typeof render> {
  return render(<Root store={store} bindings={bindings} />, {
    stdout,
    // Every frame is handed to the canvas at once and whole: it knows better what to send.
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
}

/** The one component that the store drives; everything below it is props. */
function Root({ store, bindings }: { store: ReaderStore; bindings: Bindings }): ReactNode {
  const state = useSyncExternalStore(store.subscribe, () => store.state);
  return <Screen state={state} bindings={bindings} painter={painterOf(state.settings)} />;
}
