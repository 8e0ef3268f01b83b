/** Prompts on stderr, one line each. stdout is for content only. */
import { createInterface } from 'node:readline';
import type { Terminal } from '../host/detect-terminal.js';
import { sanitiseLine } from '../text/sanitise.js';

/**
 * Asks until the answer is valid. Enter chooses the default in brackets.
 *
 * @param fallback the default; empty: no brackets
 * @param validate returns an error message, or undefined for a valid answer
 */
export type Ask = (
  question: string,
  fallback: string,
  validate?: (answer: string) => string | undefined,
) => Promise<string>;

/** True if all streams are terminals, so that somebody sees the question and can answer. */
export function canPrompt({ stdin, stdout, stderr }: Pick<Terminal, 'stdin' | 'stdout' | 'stderr'>): boolean {
  return stdin && stdout && stderr;
}

/** Runs a dialogue and returns its result. Undefined if it is cancelled by Ctrl+C or the end of input. */
export async function promptUser<T>(
  { stdin, stderr }: Pick<NodeJS.Process, 'stdin' | 'stderr'>,
  dialogue: (ask: Ask) => Promise<T>,
): Promise<T | undefined> {
  const terminal = createInterface({ input: stdin, output: stderr });
  // The iterator queues lines, so text typed ahead answers the next questions.
  const lines = terminal[Symbol.asyncIterator]();
  try {
    return await dialogue(async (question, fallback, validate) => {
      terminal.setPrompt(fallback ? `${question} [${fallback}]: ` : `${question}: `);
      for (;;) {
        terminal.prompt();
        const { value = '', done } = await lines.next();
        if (done) throw new Cancelled();
        const answer = sanitiseLine(value) || fallback;
        const error = validate?.(answer);
        if (error === undefined) return answer;
        stderr.write(`${error}\n`);
      }
    });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    // The cursor is after the unanswered question.
    stderr.write('\n');
    return undefined;
  } finally {
    terminal.close();
  }
}

class Cancelled extends Error {}
