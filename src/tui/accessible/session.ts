/**
 * Opens the reader for listening (`--accessible`): lines out, lines in, on a terminal that is left in its own modes. The
 * state, its reducers, the binding table and the effects are those of the screen; Ink is not loaded.
 */
import { createInterface } from 'node:readline';
import { createDeferred } from '../../util/deferred.js';
import type { Action } from '../app/action.js';
import type { State } from '../app/state.js';
import { update } from '../app/update.js';
import { createEffects, type Effects } from '../effects/create-effects.js';
import { watchOpenArticle } from '../effects/file-watcher.js';
import type { ReaderSetup } from '../session/reader-options.js';
import { sayTrouble } from '../session/report-history-warning.js';
import { beginning, firstActions, opened } from '../session/startup.js';
import { createStore, type Store } from '../session/store.js';
import { bindingsFor } from '../session/user-bindings.js';
import { ENDINGS, HANGUP } from '../terminal/signals.js';
import { actionsFor } from './parse-line.js';
import { linesOf, promptOf } from './view.js';
import { wrapped, wrappedPrompt } from './wrapped.js';

/** Rows of an article that are said in one go, at most; and what a terminal is taken for that does not say. */
const MOST_ROWS = 24;
const FALLBACK_COLUMNS = 80;

/** Runs until it is left; gives the process's exit code. */
export async function openSession(setup: ReaderSetup): Promise<number> {
  const { process, input } = setup;
  const bindings = bindingsFor(setup.settings);
  const ending = createDeferred();
  const size = {
    columns: process.stdout.columns || FALLBACK_COLUMNS,
    rows: Math.min(MOST_ROWS, process.stdout.rows || MOST_ROWS),
  };
  const store: Store<State, Action> = createStore(beginning(setup, size, true), update, effect =>
    effects.run(effect),
  );
  const lines = createInterface({ input, terminal: false });
  let said: State | undefined;
  /** Whether a line is waited for, so that what comes by itself has to begin on a row of its own. */
  let prompting = false;

  /** Says what has changed, once everything that was asked for is there. What is heard gets a prompt, whatever it was. */
  const say = (): void => {
    if (isBusy(store.state) || store.state === said) return;
    const { state } = store;
    const out = linesOf(said, state, bindings);
    said = state;
    if (prompting && out.length === 0) return;
    const rows = out.flatMap(line => wrapped(line, size.columns));
    // What is only read is closed as it is said: the prompt after it is that of what it is about.
    const isPanel = state.modal?.kind === 'help' || state.modal?.kind === 'problems';
    const prompt = isPanel ? '' : wrappedPrompt(promptOf(state, bindings), size.columns);
    process.stdout.write((prompting ? '\n' : '') + rows.map(row => `${row}\n`).join('') + prompt);
    prompting = !isPanel;
    if (isPanel) store.dispatch({ type: 'help.close' });
  };
  const hear = (line: string): void => {
    prompting = false;
    const actions = actionsFor(store.state, line, bindings);
    said = said && { ...said, message: undefined };
    if (actions) store.batch(() => actions.forEach(store.dispatch));
    else
      store.dispatch({ type: 'told', text: `${line.trim()}: not known here. ? lists what is.`, error: true });
    say();
  };
  const effects: Effects = createEffects({
    setup,
    state: () => store.state,
    dispatch: store.dispatch,
    // A line is no key: whoever typed one waits for what it does.
    lastInput: () => Number.NEGATIVE_INFINITY,
    lend: async work => {
      lines.pause();
      await work();
      lines.resume();
    },
    suspend: () => process.kill(0, 'SIGTSTP'),
    redraw: () => undefined,
    setMouse: () => undefined,
    end: ending.resolve,
  });

  /** Ended in the middle of a prompt: what comes next, the shell's, stands on a row of its own. */
  const breakOff = (code: number): void => {
    if (code !== HANGUP && prompting) process.stdout.write('\n');
    ending.resolve(code);
  };
  const inputEnded = (): void => breakOff(0);
  const gone = (): void => ending.resolve(HANGUP);
  let unwatch = (): void => undefined;
  process.stdout.on('error', gone);
  lines.on('line', hear).on('close', inputEnded);
  const endings = ENDINGS.map(([signal, code]) => [signal, () => breakOff(code)] as const);
  for (const [signal, end] of endings) process.on(signal, end);
  try {
    store.batch(() => firstActions(setup).forEach(store.dispatch));
    await opened(store);
    say();
    store.subscribe(say);
    unwatch = watchOpenArticle(store);
    return await ending.promise;
  } finally {
    for (const [signal, end] of endings) process.off(signal, end);
    unwatch();
    effects.flush();
    lines.off('close', inputEnded).close();
    process.stdout.off('error', gone);
    input.unref?.();
    setup.journal.close();
    sayTrouble(setup);
  }
}

/** What was asked for is still to come. */
function isBusy({ opening, list, reading, front }: State): boolean {
  const searching = list.filter.field.text !== '' && !list.filter.complete;
  return opening !== undefined || (front === 'list' && searching) || reading?.goal !== undefined;
}
