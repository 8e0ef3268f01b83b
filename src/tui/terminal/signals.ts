import type { Stage } from './stage.js';

/** The signals that end or stop the reader, each heard while it runs and left alone after. */

/** Exit codes, by the shell's custom: 128 and the signal's number. */
export const ENDINGS = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;

/** The terminal is gone. */
export const HANGUP = ENDINGS.SIGHUP;

export interface SignalEvents {
  end(code: number): void;
  fail(error: unknown): void;
  /** The process ends without the reader having been told. */
  exit(): void;
}

/** Gives the function that stops listening. */
export function watchSignals(
  process: NodeJS.Process,
  stage: Pick<Stage, 'suspend' | 'resume' | 'lent'>,
  on: SignalEvents,
): () => void {
  const endings = Object.entries(ENDINGS).map(([signal, code]): Listener => {
    // Ctrl+C in another program that has the terminal reaches all of its job.
    const meant = signal === 'SIGINT' || signal === 'SIGQUIT' ? () => !stage.lent : () => true;
    return [signal, () => meant() && on.end(code)];
  });
  const listeners: Listener[] = [
    ...endings,
    ['SIGTSTP', stage.suspend],
    ['SIGCONT', stage.resume],
    ['uncaughtException', on.fail],
    ['unhandledRejection', on.fail],
    ['exit', on.exit],
  ];
  const heard = listeners.filter(([event]) => process.platform !== 'win32' || !/TSTP|CONT|QUIT/.test(event));
  for (const [event, listener] of heard) process.on(event, listener);
  return () => {
    for (const [event, listener] of heard) process.off(event, listener);
  };
}

type Listener = [event: string, listener: (argument: unknown) => void];

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
