import type { Host } from '../../host/host.js';
import { WRITE_SIZE } from '../../host/sync-writer.js';
import { quote } from '../../text/quote.js';
import type { Context } from '../context.js';
import type { ResolvedSettings } from '../resolve-settings.js';

/**
 * Use of a text. `trial`: to see whether it fits on the screen; it may be produced again. `pager`: where links cannot be clicked.
 * `last`: there is no other call.
 */
export type TextUse = 'trial' | 'pager' | 'last';

/** Produces a text from its start at each call. */
export type TextSource = (use: TextUse) => Iterable<string>;

/** Writes a text to stdout. On a terminal, a text longer than the screen, or any with `--pager`, goes through the pager. */
export async function printText(context: Context, source: TextSource): Promise<void> {
  const command = pagerCommand(context);
  if (command === undefined) return write(context, source('last'));
  if (!context.options.pager) {
    const screen = takeScreen(source('trial'), context.terminal.rows ?? 24);
    if (screen) return write(context, screen);
  }
  const { sendToPager } = await import('../../host/programs/pager.js');
  if (await sendToPager(command, source('pager'), context.process)) return;
  await context.report(
    'warning',
    `cannot run pager ${quote(command)}`,
    'set LECTERN_PAGER to another command, or use --no-pager',
  );
  write(context, source('last'));
}

/** Returns the pager's command; undefined in a pipe and with an empty setting. */
function pagerCommand({ options, settings, terminal, process: { env } }: Context): string | undefined {
  if (!terminal.stdout || terminal.dumb || options.pager === false) return undefined;
  return choosePager(settings, env).command.trim() || undefined;
}

/** Returns the first pager command that is set and where it is set. An empty command means no pager. */
export function choosePager(
  settings: Pick<ResolvedSettings, 'pager'>,
  env: Host['env'],
): { command: string; source: string } {
  if (env.LECTERN_PAGER !== undefined) return { command: env.LECTERN_PAGER, source: 'LECTERN_PAGER' };
  if (settings.pager !== undefined) return { command: settings.pager, source: 'config' };
  if (env.PAGER !== undefined) return { command: env.PAGER, source: 'PAGER' };
  return { command: 'less', source: 'the default' };
}

function write({ out }: Context, chunks: Iterable<string>): void {
  let batch = '';
  for (const chunk of chunks) {
    batch += chunk;
    if (batch.length > WRITE_SIZE) {
      out.write(batch);
      batch = '';
      if (out.closed) return;
    }
  }
  out.write(batch);
}

/** Returns the whole text if it leaves a row of the screen for the prompt. Reads no more than that needs. */
function takeScreen(chunks: Iterable<string>, rows: number): string[] | undefined {
  const taken: string[] = [];
  let count = 0;
  for (const chunk of chunks) {
    taken.push(chunk);
    count += chunk.split('\n').length - 1;
    if (count >= rows) return undefined;
  }
  return taken;
}
