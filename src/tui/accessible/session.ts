/**
 * Runs the accessible reader (`--accessible`). Prints lines and reads lines, and leaves the terminal in its normal modes. Uses
 * the state, reducers, key bindings and effects of the screen. Must not import Ink or the views.
 */
import type { Interface } from 'node:readline';
import { wrapText } from '../../text/wrapping/wrap.js';
import { createDeferred } from '../../util/deferred.js';
import type { Action } from '../app/action.js';
import type { Effect } from '../app/effect.js';
import type { Size, State } from '../app/state.js';
import { update } from '../app/update.js';
import { createEffects, type Effects } from '../effects/create-effects.js';
import type { EffectContext } from '../effects/effect-context.js';
import { watchOpenArticle } from '../effects/file-watcher.js';
import type { Bindings } from '../keys/bindings.js';
import type { ReaderOptions } from '../session/reader-options.js';
import { firstActions, startState, waitUntilOpened } from '../session/startup.js';
import { createStore, type Store } from '../session/store.js';
import { bindingsFor } from '../session/user-bindings.js';
import { endByHangup, HANGUP, isClosedTerminal, watchEndingSignals } from '../terminal/signals.js';
import { parseInputLine } from './parse-line.js';
import { changeLines, promptText } from './view.js';

type ReaderStore = Store<State, Action, Effect>;

/** Maximum rows of an article that are printed at once. */
const MAX_ROWS = 24;
/** Width of a terminal that does not report its own. */
const DEFAULT_COLUMNS = 80;

/** Runs until the user quits, the input ends or a signal arrives. Resolves with the exit code. */
export async function openAccessibleReader(options: ReaderOptions): Promise<number> {
  const { process, input } = options;
  const bindings = bindingsFor(options.settings, options.program);
  const ending = createDeferred<number>();
  const size = printSize(process.stdout);
  const store: ReaderStore = createStore(startState(options, size, { accessible: true }), update);
  const lines = (await import('node:readline')).createInterface({ input, terminal: false });
  const printer = new Printer(store, bindings, process.stdout, size.columns);
  const lend = createLend(lines, printer);
  const effects = createLineEffects(options, store, { lend, quit: ending.resolve });
  store.setEffectHandler(effects.run);

  const end = (code: number): void => {
    if (code !== HANGUP) printer.endPrompt();
    ending.resolve(code);
  };
  // The input of a closed terminal ends too, possibly before SIGHUP arrives.
  const endByInput = (): void => end(isClosedTerminal(input) ? HANGUP : 0);
  const endByLoss = (): void => ending.resolve(HANGUP);
  const unwatchSignals = watchEndingSignals(process, () => printer.isPaused, end);
  let unwatch = (): void => undefined;
  process.stdout.on('error', endByLoss);
  lines.on('line', line => runLine(line, store, bindings, printer)).on('close', endByInput);
  // Reading from a closed terminal fails. An `error` event without a listener is thrown.
  input.on('error', endByLoss);
  lines.on('error', endByLoss);
  try {
    store.batch(() => firstActions(options).forEach(store.dispatch));
    await waitUntilOpened(store);
    printer.printChanges();
    store.subscribe(printer.printChanges);
    unwatch = watchOpenArticle(store);
    const code = await ending.promise;
    if (code === HANGUP) process.once('exit', () => endByHangup(process));
    return code;
  } finally {
    unwatchSignals();
    unwatch();
    effects.flush();
    lines.off('close', endByInput).close();
    process.stdout.off('error', endByLoss);
    input.unref?.();
    options.history.close();
  }
}

function printSize({ columns, rows }: NodeJS.Process['stdout']): Size {
  return { columns: columns || DEFAULT_COLUMNS, rows: Math.min(MAX_ROWS, rows || MAX_ROWS) };
}

/** Lends the terminal to another program. Reads and prints nothing until that ends. */
function createLend(lines: Interface, printer: Printer): EffectContext['lend'] {
  let isClosed = false;
  lines.once('close', () => {
    isClosed = true;
  });
  return async work => {
    lines.pause();
    printer.isPaused = true;
    try {
      await work();
    } finally {
      printer.isPaused = false;
      // The reader may have ended meanwhile. Node 24 throws if closed input is resumed.
      if (!isClosed) lines.resume();
    }
  };
}

/** Effects for a terminal in line mode: there is no frame to redraw and no mouse. */
function createLineEffects(
  options: ReaderOptions,
  store: ReaderStore,
  { lend, quit }: Pick<EffectContext, 'lend' | 'quit'>,
): Effects {
  return createEffects({
    options,
    state: () => store.state,
    dispatch: store.dispatch,
    // A line is not a key that another one may follow. Background work need not pause for it.
    lastInput: () => Number.NEGATIVE_INFINITY,
    lend,
    suspend: () => options.process.kill(0, 'SIGTSTP'),
    redraw: () => undefined,
    setMouse: () => undefined,
    images: { query: () => undefined, show: () => 0 },
    quit,
  });
}

/** Runs the actions of an entered line and prints what they change. */
function runLine(line: string, store: ReaderStore, bindings: Bindings, printer: Printer): void {
  const actions = parseInputLine(store.state, line, bindings);
  const text = `Unknown command: ${line.trim()}; type ? for help`;
  printer.startAnswer();
  store.batch(() => (actions ?? [{ type: 'message-shown', text, error: true }]).forEach(store.dispatch));
  printer.printChanges();
}

/** Prints each change of the state once, followed by a prompt. */
class Printer {
  private printed: State | undefined;
  /** True while a prompt is the last thing printed. Other output has to start on a new row. */
  private isPrompting = false;
  /** True while another program has the terminal. Changes are printed after that. */
  isPaused = false;

  constructor(
    private readonly store: ReaderStore,
    private readonly bindings: Bindings,
    private readonly stdout: NodeJS.Process['stdout'],
    private readonly columns: number,
  ) {}

  /** Prints the changes since the last call, unless an answer is still pending. An entered line always gets a prompt. */
  printChanges = (): void => {
    const { state } = this.store;
    if (this.isPaused || isBusy(state) || state === this.printed) return;
    const lines = changeLines(this.printed, state, this.bindings);
    this.printed = state;
    if (this.isPrompting && lines.length === 0) return;
    const rows = lines.flatMap(line => wrapLine(line, this.columns));
    // Closes help and problems as soon as they are printed. The next prompt is that of the list or article.
    const isPanel = state.modal?.kind === 'help' || state.modal?.kind === 'problems';
    const prompt = isPanel ? '' : wrapPrompt(promptText(state, this.bindings), this.columns);
    this.stdout.write((this.isPrompting ? '\n' : '') + rows.map(row => `${row}\n`).join('') + prompt);
    this.isPrompting = !isPanel;
    if (isPanel) this.store.dispatch({ type: 'panel.close' });
  };

  /** Called before the actions of an entered line. The same message may be printed again. */
  startAnswer(): void {
    this.isPrompting = false;
    this.printed = this.printed && { ...this.printed, message: undefined };
  }

  /** Ends the row of a pending prompt. So the shell's prompt starts on a row of its own. */
  endPrompt(): void {
    if (this.isPrompting) this.stdout.write('\n');
  }
}

/** True while an article, a search or a jump is still pending. */
function isBusy({ opening, list, reading, screen }: State): boolean {
  const isSearching = list.filter.field.text !== '' && !list.filter.complete;
  return opening !== undefined || (screen === 'list' && isSearching) || reading?.pendingJump !== undefined;
}

/** Wraps a line to `width` columns, with the indent of the line on every row. Rows after a number start below its text. */
export function wrapLine(line: string, width: number): string[] {
  const [lead = ''] = /^(?:\d+\. | *)/.exec(line) ?? [];
  // Digits that fill the width leave no columns for the text.
  const indent = lead.length < width / 2 ? ' '.repeat(lead.length) : '';
  const text = line.slice(lead.length);
  const rows = wrapText(text, Math.max(1, width - lead.length)).map(
    (row, index) => (index === 0 ? lead : indent) + row,
  );
  return rows.length > 1 ? rows : [line];
}

/** Wraps a prompt, and adds a space before the user's input. */
function wrapPrompt(prompt: string, width: number): string {
  return `${wrapLine(prompt.trimEnd(), Math.max(1, width - 1)).join('\n')} `;
}
