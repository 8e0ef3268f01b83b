/**
 * Runs the interactive reader: connects terminal, state, keys, effects and views. Restores the terminal however the reader
 * ends. The only file that knows all of these parts; they must not import it.
 *
 * The start: history and library are read, the terminal is entered, and the first actions open the list or the first blocks of
 * an article. The frame writer writes the rows of that state at once, and those after each key. In the first pause Ink is
 * loaded, is given the same rows, and draws all later frames.
 */
import { createDeferred } from '../util/deferred.js';
import type { Action } from './app/action.js';
import type { Effect } from './app/effect.js';
import type { State } from './app/state.js';
import { update } from './app/update.js';
import { createEffects } from './effects/create-effects.js';
import { watchOpenArticle } from './effects/file-watcher.js';
import { createKeyboard, createKeyInput } from './keyboard.js';
import { createScreenDrawer } from './screen-drawer.js';
import type { ReaderOptions } from './session/reader-options.js';
import { firstActions, startState, waitUntilOpened } from './session/startup.js';
import { createStore } from './session/store.js';
import { bindingsFor } from './session/user-bindings.js';
import { createFrameWriter } from './terminal/frame-writer.js';
import { endByHangup, HANGUP, watchSignals } from './terminal/signals.js';
import { createTerminalImages } from './terminal/terminal-images.js';
import { createTerminalOwnership } from './terminal/terminal-ownership.js';
import { createTerminalSession } from './terminal/terminal-session.js';

/** Runs the reader until the user leaves it. Resolves with the exit code: 0, or that of the ending signal. */
export async function runReader(options: ReaderOptions): Promise<number> {
  const { process, input } = options;
  const bindings = bindingsFor(options.settings, options.program);
  const ending = createDeferred<number>();
  const terminal = createTerminalSession({ input, output: process.stdout, env: process.env });
  const frameWriter = createFrameWriter(terminal.send, terminal.size);
  const ownership = createTerminalOwnership(process, { terminal, frameWriter });
  const store = createStore<State, Action, Effect>(startState(options, terminal.size, { bindings }), update);
  const keyInput = createKeyInput(createKeyboard(store, bindings));
  const images = createTerminalImages(terminal, {
    env: process.env,
    allowsPassthrough: async () => (await import('../host/programs/tmux.js')).allowsPassthrough(process.env),
  });
  const effects = createEffects({
    options,
    state: () => store.state,
    dispatch: store.dispatch,
    lastInput: () => keyInput.lastTime,
    lend: ownership.lend,
    suspend: ownership.suspend,
    redraw: frameWriter.redraw,
    setMouse: terminal.setMouse,
    images,
    quit: ending.resolve,
  });
  const screen = createScreenDrawer({ store, bindings, frameWriter, fail: ending.reject });
  const resize = (): void => {
    frameWriter.resize(terminal.size.columns, terminal.size.rows);
    store.dispatch({ type: 'resized', ...terminal.size });
    setImmediate(frameWriter.drawIfPending);
  };

  const afterRegain = (): void => {
    store.dispatch({ type: 'pictures-lost' });
    resize();
  };

  store.setEffectHandler(effects.run);
  terminal.listen({ input: keyInput.receive, resize, lost: () => ending.resolve(HANGUP) });
  ownership.listen({ beforeRelease: effects.flush, afterRegain });
  const unwatchSignals = watchSignals(process, ownership, {
    end: ending.resolve,
    fail: ending.reject,
    exit: terminal.leave,
  });
  const unwatchArticle = watchOpenArticle(store);
  try {
    terminal.enter();
    store.subscribe(() => terminal.setTitle(windowTitle(store.state)));
    store.batch(() => firstActions(options).forEach(store.dispatch));
    await waitUntilOpened(store);
    screen.start();
    images.start();
    const code = await ending.promise;
    if (code === HANGUP) process.once('exit', () => endByHangup(process));
    return code;
  } finally {
    frameWriter.closed = true;
    screen.stop();
    effects.flush();
    unwatchArticle();
    ownership.close();
    terminal.close();
    // Last, because a second signal ends the process at once after this.
    unwatchSignals();
    options.history.close();
  }
}

/** Title of the terminal window: the open article and the program. */
function windowTitle({ reading, screen, settings }: State): string {
  return screen === 'reader' && reading ? `${reading.article.title} · ${settings.program}` : settings.program;
}
