/**
 * Runs the interactive reader: connects terminal, state, keys, effects and views. Restores the terminal however the reader
 * ends. The only file that knows all of these parts; they must not import it.
 */
import { render } from 'ink';
import { type ReactNode, useSyncExternalStore } from 'react';
import { createRenderer, type Renderer } from '../render/render.js';
import { THEMES } from '../render/themes.js';
import { createDeferred } from '../util/deferred.js';
import type { Action } from './app/action.js';
import type { Effect } from './app/effect.js';
import type { Settings, State } from './app/state.js';
import { update } from './app/update.js';
import { createEffects } from './effects/create-effects.js';
import { watchOpenArticle } from './effects/file-watcher.js';
import { createKeyboard, createKeyInput } from './keyboard.js';
import type { Bindings } from './keys/bindings.js';
import type { ReaderOptions } from './session/reader-options.js';
import { firstActions, startState, waitUntilOpened } from './session/startup.js';
import { createStore, type Store } from './session/store.js';
import { bindingsFor } from './session/user-bindings.js';
import { createFrameWriter } from './terminal/frame-writer.js';
import { endByHangup, HANGUP, watchSignals } from './terminal/signals.js';
import { createTerminalOwnership } from './terminal/terminal-ownership.js';
import { createTerminalSession } from './terminal/terminal-session.js';
import { Screen } from './views/screen.js';

type ReaderStore = Store<State, Action, Effect>;

/** Runs the reader until the user leaves it. Resolves with the exit code: 0, or that of the ending signal. */
export async function openReader(options: ReaderOptions): Promise<number> {
  const { process, input } = options;
  const bindings = bindingsFor(options.settings, options.program);
  const ending = createDeferred<number>();
  const terminal = createTerminalSession({ input, output: process.stdout, env: process.env });
  const frameWriter = createFrameWriter(terminal.send, terminal.size);
  const ownership = createTerminalOwnership(process, { terminal, frameWriter });
  const store: ReaderStore = createStore(startState(options, terminal.size), update);
  const keyInput = createKeyInput(createKeyboard(store, bindings));
  const effects = createEffects({
    options,
    state: () => store.state,
    dispatch: store.dispatch,
    lastInput: () => keyInput.lastTime,
    lend: ownership.lend,
    suspend: ownership.suspend,
    redraw: frameWriter.redraw,
    setMouse: terminal.setMouse,
    quit: ending.resolve,
  });
  const resize = (): void => {
    frameWriter.resize(terminal.size.columns, terminal.size.rows);
    store.dispatch({ type: 'resized', ...terminal.size });
    setImmediate(frameWriter.drawIfPending);
  };

  store.setEffectHandler(effects.run);
  terminal.listen({ input: keyInput.receive, resize, lost: () => ending.resolve(HANGUP) });
  ownership.listen({ beforeRelease: effects.flush, afterRegain: resize });
  const unwatchSignals = watchSignals(process, ownership, {
    end: ending.resolve,
    fail: ending.reject,
    exit: terminal.leave,
  });
  const unwatchArticle = watchOpenArticle(store);
  let ink: ReturnType<typeof render> | undefined;
  try {
    terminal.enter();
    store.subscribe(() => terminal.setTitle(windowTitle(store.state)));
    store.batch(() => firstActions(options).forEach(store.dispatch));
    await waitUntilOpened(store);
    ink = mountInk(store, bindings, frameWriter.stream);
    ink.waitUntilExit().catch(ending.reject);
    const code = await ending.promise;
    if (code === HANGUP) process.once('exit', () => endByHangup(process));
    return code;
  } finally {
    frameWriter.closed = true;
    ink?.unmount();
    effects.flush();
    unwatchSignals();
    unwatchArticle();
    ownership.close();
    terminal.close();
    options.history.close();
  }
}

function mountInk(
  store: ReaderStore,
  bindings: Bindings,
  stdout: NodeJS.WriteStream,
): ReturnType<typeof render> {
  return render(<Root store={store} bindings={bindings} />, {
    stdout,
    // Makes Ink pass on every frame at once and whole. The frame writer finds the rows that changed.
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
}

/** The only component that subscribes to the store. All others get props. */
function Root({ store, bindings }: { store: ReaderStore; bindings: Bindings }): ReactNode {
  const state = useSyncExternalStore(store.subscribe, () => store.state);
  return <Screen state={state} bindings={bindings} renderer={rendererFor(state.settings)} />;
}

/** Title of the terminal window: the open article and the program. */
function windowTitle({ reading, screen, settings }: State): string {
  return screen === 'reader' && reading ? `${reading.article.title} · ${settings.program}` : settings.program;
}

/** Used without colours (no-color.org): weight, slant, underline and reverse video still mark matches and selections. */
const COLOURLESS = { theme: 'mono', depth: 1 } as const;

let cached: { theme: string; renderer: Renderer } | undefined;

/** Renderer for the current theme. Kept until the theme changes, because it caches the codes it has computed. */
export function rendererFor({
  hyperlinks,
  italics,
  ...wanted
}: Pick<Settings, 'theme' | 'depth' | 'hyperlinks' | 'italics'>): Renderer {
  const { theme, depth } = wanted.depth === 0 ? COLOURLESS : wanted;
  if (cached?.theme !== theme || cached.renderer.depth !== depth) {
    cached = { theme, renderer: createRenderer(THEMES[theme], depth, { hyperlinks, italics }) };
  }
  return cached.renderer;
}
