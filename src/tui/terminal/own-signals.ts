/** Signals that the reader sends to itself, for their default action. */

/**
 * Ends the process by the signal of a terminal that is gone, with its default action: Node would try to put the
 * terminal's modes back as it exits, fail, and abort with a core dump.
 */
export function hangUp(process: NodeJS.Process): void {
  if (process.platform !== 'win32') process.kill(process.pid, 'SIGHUP');
}

/**
 * Stops the process and its whole job (`npx` and the shell wait for the same one), by the signal's default action.
 * A process whose parent is gone is not stopped by it: then this returns as if nothing had happened.
 */
export function stop(process: NodeJS.Process): void {
  const listeners = process.listeners('SIGTSTP');
  process.removeAllListeners('SIGTSTP');
  process.kill(0, 'SIGTSTP');
  for (const listener of listeners) process.on('SIGTSTP', listener);
}
