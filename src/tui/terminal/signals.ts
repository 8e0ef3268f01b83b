/** Signals that end, stop or continue the reader. It listens to some, and sends others to itself. */
import { constants } from 'node:os';
import { isatty } from 'node:tty';

/**
 * Signals that end a process by default. Left out are those that Node does not pass on (SIGKILL, SIGSTOP, SIGRTMIN and up),
 * SIGPROF, which V8's profiler uses, and SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP: if the process is broken, a listener in
 * JavaScript never runs, and the faulty instruction is repeated forever. A listener for SIGUSR1 also keeps Node from starting
 * its inspector, which would write over the screen. `ulimit -t` sends SIGXCPU; timers and other programs send the rest.
 */
const ENDING = [
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGTERM',
  'SIGABRT',
  'SIGALRM',
  'SIGPOLL',
  'SIGPWR',
  'SIGSTKFLT',
  'SIGSYS',
  'SIGUSR1',
  'SIGUSR2',
  'SIGVTALRM',
  'SIGXCPU',
] as const;

/** Ending signals of this system with their exit codes. 128 plus the signal's number, as shells do. */
const ENDING_SIGNALS: readonly (readonly [signal: NodeJS.Signals, code: number])[] = ENDING.filter(
  signal => constants.signals[signal] !== undefined,
).map(signal => [signal, 128 + constants.signals[signal]]);

/** Exit code for a terminal that was closed. */
export const HANGUP = 129;

/** The part of terminal ownership that signals act on. */
export interface Suspendable {
  suspend(): void;
  resume(): void;
  /** True while another program has the terminal. */
  readonly isLent: boolean;
}

export interface SignalEvents {
  end(code: number): void;
  fail(error: unknown): void;
  /** The process exits without any other event before. */
  exit(): void;
}

/** Listens to signals, uncaught errors and exit. Returns a function that stops listening. */
export function watchSignals(process: NodeJS.Process, ownership: Suspendable, on: SignalEvents): () => void {
  const others: Listener[] = [
    ['SIGTSTP', ownership.suspend],
    ['SIGCONT', ownership.resume],
    ['uncaughtException', on.fail],
    ['unhandledRejection', on.fail],
    ['exit', on.exit],
  ];
  const unwatchEnding = watchEndingSignals(process, () => ownership.isLent, on.end);
  const unwatchOthers = addListeners(process, others);
  return () => {
    unwatchEnding();
    unwatchOthers();
  };
}

/**
 * Listens to the signals that end the reader. Returns a function that stops listening. While another program has the terminal,
 * Ctrl+C and Ctrl+\ are for that program, although the terminal sends their signals to the whole job.
 */
export function watchEndingSignals(
  process: NodeJS.Process,
  isLent: () => boolean,
  end: (code: number) => void,
): () => void {
  return addListeners(
    process,
    ENDING_SIGNALS.map(([signal, code]): Listener => {
      const isFromKey = signal === 'SIGINT' || signal === 'SIGQUIT';
      return [signal, () => (isFromKey && isLent()) || end(code)];
    }),
  );
}

/** Adds listeners, except for signals that Windows does not have. Returns a function that removes them. */
function addListeners(process: NodeJS.Process, all: readonly Listener[]): () => void {
  const listeners = all.filter(([event]) => process.platform !== 'win32' || !/TSTP|CONT|QUIT/.test(event));
  for (const [event, listener] of listeners) process.on(event, listener);
  return () => {
    for (const [event, listener] of listeners) process.off(event, listener);
  };
}

type Listener = [event: string, listener: (argument: unknown) => void];

/** True if the input was a terminal that is closed now. Input from `/dev/tty` has no public descriptor: then stdout is tested. */
export function isClosedTerminal(input: Pick<NodeJS.ReadStream, 'isTTY'> & { fd?: number }): boolean {
  return input.isTTY === true && !isatty(input.fd ?? STDOUT);
}

const STDOUT = 1;

/**
 * Ends the process by SIGHUP with its default action, after the terminal was closed. Without it, Node tries to restore
 * the terminal's modes on exit, fails, and aborts with a core dump.
 */
export function endByHangup(process: NodeJS.Process): void {
  if (process.platform !== 'win32') process.kill(process.pid, 'SIGHUP');
}

/**
 * Stops the whole job by the default action of SIGTSTP. `npx` and the shell wait for the same job. Returns at once if the
 * process is orphaned: the signal does not stop such a process.
 */
export function stopJob(process: NodeJS.Process): void {
  const listeners = process.listeners('SIGTSTP');
  process.removeAllListeners('SIGTSTP');
  process.kill(0, 'SIGTSTP');
  for (const listener of listeners) process.on('SIGTSTP', listener);
}
