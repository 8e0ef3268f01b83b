import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Pipes the chunks to the pager and waits until it ends. Returns false if the command cannot be run.
 * Stops the iteration if the pager ends early.
 */
export async function sendToPager(
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
  const ended = new Promise<number | null>(resolve =>
    child.once('close', resolve).once('error', () => resolve(127)),
  );
  // The pager reads the keyboard while it runs, Ctrl+C included.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  child.stdin.on('error', ignore);
  try {
    for (const chunk of chunks) {
      if (child.exitCode !== null || child.stdin.destroyed) break;
      if (!child.stdin.write(chunk)) await Promise.race([once(child.stdin, 'drain').catch(ignore), ended]);
    }
    child.stdin.end();
    const code = await ended;
    return code !== 126 && code !== 127;
  } finally {
    process.off('SIGINT', ignore);
  }
}
