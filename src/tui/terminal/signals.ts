import { constants } from 'node:os';
import type { Stage } from './terminal-ownership.js';

/** The signals that end or stop the reader, each heard while it runs and left alone after. */

/**
 * Those whose default is to end the process, but for what Node keeps to itself (SIGUSR1, SIGPROF, SIGPIPE) and what says
 * that the process is broken. SIGXCPU is that of `ulimit -t`; a timer or another program sends the rest.
 */
const ENDING = [
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGTERM',
  'SIGALRM',
  'SIGUSR2',
  'SIGVTALRM',
  'SIGXCPU',
] as const;

/** Exit codes, by the shell's custom: 128 and the signal's number. A system has only some of them. */
export const ENDINGS: readonly (readonly [signal: NodeJS.Signals, code: number])[] = ENDING.filter(
  signal => constants.signals[signal] !== undefined,
).map(signal => [signal, 128 + constants.signals[signal]]);

/** The terminal is gone. */
export const HANGUP = 129;

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
  const endings = ENDINGS.map(([signal, code]): Listener => {
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
