// @ts-check
/**
 * A program in a real pseudo-terminal, and a terminal emulator that shows what the program drew. For tests and measurements: it
 * waits on what is on the screen, never on time.
 */
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** A wait that takes longer than this is over; the error shows the screen. */
const PATIENCE = 20_000;

/**
 * @typedef {object} Screen
 * @property {string[]} rows as many as the terminal has, without the spaces at their ends
 * @property {boolean} alternate whether the alternate screen is shown
 */

export class Terminal {
  /** Every byte the program wrote, decoded. */
  raw = '';
  /** @type {{ code: number, signal: number } | undefined} */
  ended;
  /** @type {Set<() => void>} */
  #watchers = new Set();
  #pty;
  #emulator;

  /**
   * @param {string[]} command
   * @param {{ columns?: number, rows?: number, cwd?: string, env: Record<string, string> }} options
   */
  constructor([file = '', ...args], { columns = 80, rows = 24, cwd = process.cwd(), env }) {
    this.#emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
    // Whatever the environment says, the program is told this name.
    const name = env.TERM ?? 'xterm-256color';
    this.#pty = pty.spawn(file, args, { name, cols: columns, rows, cwd, env });
    this.#pty.onData(data => {
      this.raw += data;
      this.#emulator.write(data, () => this.#tell());
    });
    // A terminal answers queries (device attributes, cursor position): whoever asks must not wait for ever.
    this.#emulator.onData(answer => this.#send(answer));
    this.#pty.onExit(({ exitCode, signal }) => {
      // The emulator may still be drawing; what it has been given comes first.
      this.#emulator.write('', () => {
        this.ended = { code: exitCode, signal: signal ?? 0 };
        this.#tell();
      });
    });
  }

  get pid() {
    return this.#pty.pid;
  }

  /** The terminal's name in the file system, for whoever has another to read from or write to. */
  get device() {
    return /** @type {{ ptsName: string }} */ (/** @type {unknown} */ (this.#pty)).ptsName;
  }

  /** The terminal itself is gone, whoever still has it open. */
  hangUp() {
    /** @type {{ destroy(): void }} */ (/** @type {unknown} */ (this.#pty)).destroy();
  }

  /** @returns {string[]} */
  get rows() {
    const { active } = this.#emulator.buffer;
    return Array.from({ length: this.#emulator.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  }

  get text() {
    return this.rows.join('\n');
  }

  /** Every cell of the screen that is shown, with its colours. */
  get buffer() {
    return this.#emulator.buffer.active;
  }

  /** Rows that have left the screen at its top, of the screen that is shown. */
  get scrolledOff() {
    return this.#emulator.buffer.active.baseY;
  }

  get alternate() {
    return this.#emulator.buffer.active.type === 'alternate';
  }

  get cursorShown() {
    return this.raw.lastIndexOf('\u001b[?25h') >= this.raw.lastIndexOf('\u001b[?25l');
  }

  /** Modes that a program may leave behind: bracketed paste, mouse, application keys. */
  get modes() {
    const { bracketedPasteMode, mouseTrackingMode, applicationCursorKeysMode } = this.#emulator.modes;
    return { bracketedPasteMode, mouseTrackingMode, applicationCursorKeysMode };
  }

  /** @param {string} text as the keys send it: `j`, `\r`, `\u001b[A`; all of it in one write */
  keys(text) {
    this.#send(text);
  }

  /**
   * @param {number} columns
   * @param {number} rows
   */
  resize(columns, rows) {
    this.#emulator.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** @param {string} [signal] */
  kill(signal) {
    if (this.ended === undefined) this.#pty.kill(signal);
  }

  /**
   * Resolves when `holds` does; it is asked again whenever the program has drawn something, and about whole frames alone where the
   * program says when one begins and ends (synchronized output, mode 2026).
   *
   * @param {(terminal: Terminal) => boolean} holds
   * @param {string} [what] for the message when it never does
   * @returns {Promise<Terminal>}
   */
  waitFor(holds, what = holds.toString()) {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.#watchers.delete(look);
      };
      const look = () => {
        if (this.#drawing || !holds(this))
          return this.ended === undefined ? undefined : fail('the program ended');
        done();
        return resolve(this);
      };
      /** @param {string} why */
      const fail = why => {
        done();
        reject(new Error(`waited for ${what}, but ${why}; the screen shows:\n${this.text}`));
      };
      const timer = setTimeout(() => fail(`nothing came of it in ${PATIENCE} ms`), PATIENCE);
      this.#watchers.add(look);
      look();
    });
  }

  /** @returns {Promise<{ code: number, signal: number }>} */
  async exit() {
    await this.waitFor(terminal => terminal.ended !== undefined, 'the end of the program');
    return this.ended ?? { code: -1, signal: 0 };
  }

  /** Whether a frame has begun that is still to end. */
  get #drawing() {
    return this.ended === undefined && this.#emulator.modes.synchronizedOutputMode;
  }

  #tell() {
    for (const look of [...this.#watchers]) look();
  }

  /** @param {string} text */
  #send(text) {
    if (this.ended === undefined) this.#pty.write(text);
  }
}
