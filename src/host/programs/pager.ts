import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Sends the chunks to the pager and waits until it is left. Returns false where the command could not be run.
 * A pager that is left early ends the iteration.
 */
export async function page(
  command: string,
  chunks: Iterable<string>,
  process: NodeJS.Process,
): Promise<boolean> {
  const { env } = process;
  const child = spawn(command, {
    shell: true,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...env, LESS: env.LESS ?? 'FRX', LESSCHARSET: env.LESSCHARSET ?? 'utf-8' },
  });
  const left = new Promise<number | null>(resolve =>
    child.once('close', resolve).once('error', () => resolve(127)),
  );
  // The pager owns the keyboard while it runs: Ctrl+C is its own affair.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  child.stdin.on('error', ignore);
  try {
    for (const chunk of chunks) {
      if (child.exitCode !== null || child.stdin.destroyed) break;
      if (!child.stdin.write(chunk)) await Promise.race([once(child.stdin, 'drain').catch(ignore), left]);
    }
    child.stdin.end();
    const code = await left;
    return code !== 126 && code !== 127;
  } finally {
    process.off('SIGINT', ignore);
  }
}
