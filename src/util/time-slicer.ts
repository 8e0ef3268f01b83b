/**
 * Splits long work into slices. Between two slices, the event loop can handle a key press. A slice ends by the clock
 * (`createYieldIfDue`) or, in pure code that has no clock, after a number of counted steps (`TimeSlicer`).
 */

/** Milliseconds of work between two yields. */
const SLICE_MS = 8;

/** Counted steps between two yields: a few milliseconds, because a step is about a nanosecond. */
const SLICE_STEPS = 4_000_000;

/** Returns a promise to wait for if the current slice is over, else undefined. */
export type YieldIfDue = () => Promise<void> | undefined;

/** Lets pending events run. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

/** A slicer by the clock. The first slice starts now. */
export function createYieldIfDue(): YieldIfDue {
  let sliceStart = performance.now();
  return () => {
    if (performance.now() - sliceStart < SLICE_MS) return undefined;
    return yieldToEventLoop().then(() => {
      sliceStart = performance.now();
    });
  };
}

export interface TimeSlicerOptions {
  /** Called between two slices; resolves when the work may go on. Absent: the work never yields. */
  yieldToEventLoop?: () => Promise<void>;
  /** Cancels the work: the call in progress rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** A slicer by counted steps. */
export class TimeSlicer {
  private steps = 0;

  constructor(private readonly options: TimeSlicerOptions) {}

  /** Adds about `steps` steps of work; true if it is time to call `rest`. */
  spend(steps: number): boolean {
    this.steps += steps;
    return this.steps >= SLICE_STEPS;
  }

  /** Yields, and starts the next slice. Throws the signal's reason if the work was cancelled. */
  async rest(): Promise<void> {
    this.steps = 0;
    await this.options.yieldToEventLoop?.();
    this.options.signal?.throwIfAborted();
  }
}
