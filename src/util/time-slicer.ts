/**
 * Long work in slices: whoever waits for a key gets a turn between two. There is no clock here, so work is counted
 * in steps of about a nanosecond, by estimate.
 */
export interface TimeSlicerOptions {
  /** Called between two slices; resolves when the work may go on. Absent: no pauses. */
  yieldToEventLoop?: () => Promise<void>;
  /** Ends the work: what was asked for rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** A few milliseconds. */
const SLICE = 4_000_000;

export class TimeSlicer {
  private spent = 0;

  constructor(private readonly options: TimeSlicerOptions) {}

  /** Notes that about `steps` were done; true when it is time to `rest`. */
  spend(steps: number): boolean {
    this.spent += steps;
    return this.spent >= SLICE;
  }

  async rest(): Promise<void> {
    this.spent = 0;
    await this.options.yieldToEventLoop?.();
    this.options.signal?.throwIfAborted();
  }
}
