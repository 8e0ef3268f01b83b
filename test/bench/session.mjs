// @ts-check
/** Runs the reader in a pseudo-terminal and times the bytes it writes, without a terminal emulator. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import pty from '@lydell/node-pty';

const TIMEOUT = 30_000;
/** Clock ticks per second in `/proc`: the same on every Linux that Node supports. */
const CLOCK_TICKS = 100;

/** Milliseconds: several times the pause and the loading (src/tui/screen-drawer.ts). */
const INK_LOADING = 500;

/** End of a frame: the reader brackets each in synchronized output. */
export const FRAME_END = '\u001b[?2026l';

export class Session {
  #pty;
  #text = '';
  /** @type {{ marker: string, found: (time: number) => void } | undefined} */
  #wanted;
  #started = performance.now();

  /**
   * @param {string[]} command
   * @param {Record<string, string>} env
   */
  constructor([file = '', ...args], env) {
    this.#pty = pty.spawn(file, args, { name: 'xterm-256color', cols: 120, rows: 40, env });
    this.#pty.onData(data => {
      // Colours are removed, because they separate words. A sequence may come in two parts.
      this.#text = (this.#text + data).replace(/\u001b\[[\d;]*m/g, '');
      if (this.#wanted === undefined || !this.#text.includes(this.#wanted.marker)) return;
      const { found } = this.#wanted;
      this.#wanted = undefined;
      found(performance.now());
    });
  }

  /**
   * @param {string} marker
   * @returns {Promise<number>} milliseconds from the start of the process until `marker` was written
   */
  async firstFrame(marker) {
    return (await this.#until(marker)) - this.#started;
  }

  /**
   * @param {string} key
   * @param {string} marker the end of a frame
   * @returns {Promise<number>} milliseconds from the key until its frame was written
   */
  async press(key, marker) {
    this.#text = '';
    const start = performance.now();
    const end = this.#until(marker);
    this.#pty.write(key);
    return (await end) - start;
  }

  /** Peak resident memory in bytes. NaN on systems other than Linux. */
  get memory() {
    if (process.platform !== 'linux') return Number.NaN;
    const [, kilobytes] =
      /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${this.#pty.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  }

  /** User and system time so far in seconds. NaN on systems other than Linux. */
  get cpuTime() {
    if (process.platform !== 'linux') return Number.NaN;
    const stat = readFileSync(`/proc/${this.#pty.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
  }

  /**
   * Waits until `time` has passed since the start of the process, then presses a key.
   *
   * @param {number} time in milliseconds
   * @param {string} key
   * @param {string} marker the end of a frame
   * @returns {Promise<number>} milliseconds from the key until its frame was written
   */
  async pressAt(time, key, marker) {
    const rest = this.#started + time - performance.now();
    await new Promise(resolve => setTimeout(resolve, rest));
    return this.press(key, marker);
  }

  /**
   * Waits until the reader has loaded Ink, which it does in the first pause of the user. Frames before that are drawn without Ink.
   *
   * @returns {Promise<void>}
   */
  loadInk() {
    return new Promise(resolve => setTimeout(resolve, INK_LOADING));
  }

  /**
   * Presses keys that end the program, and waits for its exit.
   *
   * @param {string} keys
   * @returns {Promise<void>}
   */
  leave(keys) {
    return new Promise(resolve => {
      this.#pty.onExit(() => resolve());
      this.#pty.write(keys);
    });
  }

  /** @returns {Promise<void>} */
  quit() {
    return new Promise(resolve => {
      this.#pty.onExit(() => resolve());
      this.#pty.kill('SIGKILL');
    });
  }

  /**
   * @param {string} marker
   * @returns {Promise<number>}
   */
  #until(marker) {
    return new Promise((found, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no ${JSON.stringify(marker)} in\n${this.#text.slice(-2000)}`)),
        TIMEOUT,
      );
      this.#wanted = {
        marker,
        found: time => {
          clearTimeout(timer);
          found(time);
        },
      };
    });
  }
}
