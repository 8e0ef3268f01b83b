// @ts-check
/** The reader in a pseudo-terminal, timed by the bytes it writes: no emulator stands between. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import pty from '@lydell/node-pty';

const PATIENCE = 30_000;

/** The end of a frame: the reader brackets each in synchronised output. */
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
      // Without the colours, which stand between words.
      this.#text += data.replace(/\u001b\[[\d;]*m/g, '');
      if (this.#wanted === undefined || !this.#text.includes(this.#wanted.marker)) return;
      const { found } = this.#wanted;
      this.#wanted = undefined;
      found(performance.now());
    });
  }

  /**
   * @param {string} marker
   * @returns {Promise<number>} milliseconds from the start of the process until it had written `marker`
   */
  async firstFrame(marker) {
    return (await this.#until(marker)) - this.#started;
  }

  /**
   * @param {string} key
   * @param {string} marker the end of a frame
   * @returns {Promise<number>} milliseconds from the key until the frame it causes was written
   */
  async press(key, marker) {
    this.#text = '';
    const start = performance.now();
    const end = this.#until(marker);
    this.#pty.write(key);
    return (await end) - start;
  }

  /** The most resident memory so far, in bytes; Linux alone, elsewhere NaN. */
  get memory() {
    if (process.platform !== 'linux') return Number.NaN;
    const [, kilobytes] =
      /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${this.#pty.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
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
        PATIENCE,
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
