/** Blocks the thread for `milliseconds`, for synchronous writes and reads that must be tried again. */
export function sleepSync(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
