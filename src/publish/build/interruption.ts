const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Until the function it gives is called, a signal that ends the process first has `tidy` done, then ends it as it would have.
 * It is heard in the pauses of the work, so the work must have some.
 */
export function tidiedOnSignal(tidy: () => void): () => void {
  const end = (signal: NodeJS.Signals) => {
    tidy();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = () => {
    for (const signal of SIGNALS) process.removeListener(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return stop;
}
