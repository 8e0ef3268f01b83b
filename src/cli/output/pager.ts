import type { Context } from '../context.js';
import { pagerChoice } from './pager-choice.js';

/** Characters handed to one write: fewer system calls for a long text, and the first rows of it still at once. */
const BATCH = 1 << 16;

/** Makes the text to print, from its start at each call; what goes to a pager may be set otherwise. */
export type Printing = (paged: boolean) => Iterable<string>;

/**
 * Writes a text to stdout; on a terminal through the pager, where it is longer than the screen or that was asked for.
 * What fits the screen is never paged unasked.
 */
export async function send(context: Context, printing: Printing): Promise<void> {
  const command = pagerOf(context);
  if (command === undefined) return write(context, printing(false));
  if (!context.options.pager && fits(printing(false), context.terminal.rows ?? 24))
    return write(context, printing(false));
  const { page } = await import('../../host/programs/pager.js');
  if (await page(command, printing(true), context.process)) return;
  context.warn(`the pager “${command}” could not be run. Set LECTERN_PAGER, or use --no-pager.`);
  write(context, printing(false));
}

/** The pager to use; none in a pipe, and none where the first place that says anything says nothing. */
function pagerOf({ options, settings, terminal, process: { env } }: Context): string | undefined {
  if (!terminal.stdout || terminal.dumb || options.pager === false) return undefined;
  const { command } = pagerChoice(settings, env);
  return command.trim() === '' ? undefined : command;
}

function write({ out }: Context, chunks: Iterable<string>): void {
  let batch = '';
  for (const chunk of chunks) {
    batch += chunk;
    if (batch.length < BATCH) continue;
    out.write(batch);
    batch = '';
    if (out.closed) return;
  }
  out.write(batch);
}

/** Whether the text leaves room for the prompt on a screen of so many rows; takes no more of it than that needs. */
function fits(chunks: Iterable<string>, rows: number): boolean {
  let count = 0;
  for (const chunk of chunks) {
    count += chunk.split('\n').length - 1;
    if (count >= rows) return false;
  }
  return true;
}
