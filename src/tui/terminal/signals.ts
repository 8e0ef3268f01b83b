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
