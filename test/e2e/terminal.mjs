// @ts-check
/**
 * A program in a pseudo-terminal, and an emulator of its screen, for tests and measurements. Waits for content of the screen,
 * never for a time.
 */
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** Milliseconds after which a wait fails, with the screen in the error. */
const TIMEOUT = 60_000;

/** Milliseconds after which a terminal is closed that another program still has. */
const CLOSING_DELAY = 5000;

/** Marks the end of a program's output (OSC). */
const OUTPUT_END = '\u001b]777;end\u0007';

/**
 * A command that runs another one, and exits with its code when the terminal has read all of its output. For a program that
 * prints and exits: when the leader of a session exits, Linux hangs up its terminal and may drop output that was not read yet.
 *
 * @param {string[]} command
 */
export function untilRead(command) {
  const script = `"$@"; code=$?; stty -echo; printf '\\033]777;end\\007'; read -r _; exit $code`;
  return ['sh', '-c', script, 'sh', ...command];
}

/**
 * @typedef {object} Screen
 * @property {string[]} rows of the screen, without trailing spaces
 * @property {boolean} alternate true if the alternate screen is shown
 */

export class Terminal {
  /** All output of the program, decoded. */
  raw = '';
  /** @type {{ code: number, signal: number } | undefined} */
  ended;
  /** @type {Set<() => void>} */
  #watchers = new Set();
  #pty;
  #hungUp = false;
  #emulator;

  /**
   * @param {string[]} command
   * @param {{ columns?: number, rows?: number, cwd?: string, env: Record<string, string> }} options
   */
  constructor([file = '', ...args], { columns = 80, rows = 24, cwd = process.cwd(), env }) {
    this.#emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
    // The pseudo-terminal sets TERM to this name.
    const name = env.TERM ?? 'xterm-256color';
    this.#pty = pty.spawn(file, args, { name, cols: columns, rows, cwd, env });
    this.#delayClosing();
    this.#pty.onData(data => {
      this.raw += data;
      this.#emulator.write(data, () => this.#notify());
    });
    this.#emulator.parser.registerOscHandler(777, () => {
      this.raw = this.raw.replace(OUTPUT_END, '');
      this.#send('\r');
      return true;
    });
    // Answers queries (device attributes, cursor position), so that no program waits for them forever.
    this.#emulator.onData(answer => this.#send(answer));
    this.#pty.onExit(({ exitCode, signal }) => {
      // Waits until the emulator has processed all output.
      this.#emulator.write('', () => {
        this.ended = { code: exitCode, signal: signal ?? 0 };
        this.#notify();
      });
    });
  }

  get pid() {
    return this.#pty.pid;
  }

  /** Path of the terminal device, for reading from and writing to another terminal. */
  get device() {
    return /** @type {{ ptsName: string }} */ (/** @type {unknown} */ (this.#pty)).ptsName;
  }

  /**
   * Makes node-pty read all output of a program that has exited. Without it, node-pty drops what was not read 200 ms after the
   * exit, which happens on a loaded machine. Output that was read to its end ends the stream, or closes it with an error (EIO).
   */
  #delayClosing() {
    const { _socket: socket } = /** @type {{ _socket: import('node:net').Socket }} */ (
      /** @type {unknown} */ (this.#pty)
    );
    const destroy = socket.destroy.bind(socket);
    socket.destroy = error => {
      if (error || this.#hungUp || socket.readableEnded) return destroy(error);
      setTimeout(() => setImmediate(destroy), CLOSING_DELAY);
      return socket;
    };
  }

  /** Closes the terminal, as if its window were closed. */
  hangUp() {
    this.#hungUp = true;
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

  /** Cells of the current screen, with colours. */
  get buffer() {
    return this.#emulator.buffer.active;
  }

  /** Number of rows in the scrollback of the current screen. */
  get scrolledOff() {
    return this.#emulator.buffer.active.baseY;
  }

  get alternate() {
    return this.#emulator.buffer.active.type === 'alternate';
  }

  get cursorShown() {
    return this.raw.lastIndexOf('\u001b[?25h') >= this.raw.lastIndexOf('\u001b[?25l');
  }

  /** Modes that a program may fail to reset: bracketed paste, mouse, application keys. */
  get modes() {
    const { bracketedPasteMode, mouseTrackingMode, applicationCursorKeysMode } = this.#emulator.modes;
    return { bracketedPasteMode, mouseTrackingMode, applicationCursorKeysMode };
  }

  /** @param {string} text as keys send it: `j`, `\r`, `\u001b[A`; sent in one write */
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
   * Waits until `holds` is true. Checks it after each output, and only between frames if the program marks them (synchronized
   * output, mode 2026).
   *
   * @param {(terminal: Terminal) => boolean} holds
   * @param {string} [what] for the error message
   * @returns {Promise<Terminal>}
   */
  waitFor(holds, what = holds.toString()) {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.#watchers.delete(check);
      };
      const check = () => {
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
      const timer = setTimeout(() => fail(`timed out after ${TIMEOUT} ms`), TIMEOUT);
      this.#watchers.add(check);
      check();
    });
  }

  /** @returns {Promise<{ code: number, signal: number }>} */
  async exit() {
    await this.waitFor(terminal => terminal.ended !== undefined, 'the end of the program');
    return this.ended ?? { code: -1, signal: 0 };
  }

  /** True between the start and the end of a frame. */
  get #drawing() {
    return this.ended === undefined && this.#emulator.modes.synchronizedOutputMode;
  }

  #notify() {
    for (const check of [...this.#watchers]) check();
  }

  /** @param {string} text */
  #send(text) {
    if (this.ended === undefined) this.#pty.write(text);
  }
}
