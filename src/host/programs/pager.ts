import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Exit codes of shells for a command that cannot be run. That of `cmd.exe` may be the pager's own, too. */
const NOT_RUN: Record<'posix' | 'windows', (number | null)[]> = {
  posix: [126, 127],
  windows: [1, 127, 9009],
};

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
    return !NOT_RUN[process.platform === 'win32' ? 'windows' : 'posix'].includes(code);
  } finally {
    process.off('SIGINT', ignore);
  }
}
