/** Questions to whoever sits at the terminal, a line each, on stderr: stdout carries content alone. */
import { createInterface } from 'node:readline';
import type { Terminal } from '../host/detect-terminal.js';
import { cleanLine } from '../text/sanitise.js';

/**
 * Asks until the answer is good. Enter takes what stands in brackets.
 *
 * @param fallback what Enter takes; empty: nothing stands in brackets
 * @param refusal what is wrong with an answer, in a sentence; undefined for a good one
 */
export type Ask = (
  question: string,
  fallback: string,
  refusal?: (answer: string) => string | undefined,
) => Promise<string>;

/** Whether there is somebody to ask, and to see what is asked. */
export function canAsk({ stdin, stdout, stderr }: Pick<Terminal, 'stdin' | 'stdout' | 'stderr'>): boolean {
  return stdin && stdout && stderr;
}

/** What `conversation` makes of the answers; undefined where it was broken off, by Ctrl+C or the end of input. */
export async function asking<T>(
  { stdin, stderr }: Pick<NodeJS.Process, 'stdin' | 'stderr'>,
  conversation: (ask: Ask) => Promise<T>,
): Promise<T | undefined> {
  const terminal = createInterface({ input: stdin, output: stderr });
  // Kept in a queue: what is typed ahead answers the questions to come.
  const lines = terminal[Symbol.asyncIterator]();
  try {
    return await conversation(async (question, fallback, refusal) => {
      terminal.setPrompt(fallback ? `${question} [${fallback}]: ` : `${question}: `);
      for (;;) {
        terminal.prompt();
        const { value = '', done } = await lines.next();
        if (done) throw new BrokenOff();
        const answer = cleanLine(value) || fallback;
        const fault = refusal?.(answer);
        if (fault === undefined) return answer;
        stderr.write(`${fault}\n`);
      }
    });
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    // The cursor stands behind the question that was not answered.
    stderr.write('\n');
    return undefined;
  } finally {
    terminal.close();
  }
}

class BrokenOff extends Error {}
