/** How the reader ends: once, with an exit code or an error. */
export interface Deferred {
  readonly promise: Promise<number>;
  resolve(code: number): void;
  reject(error: unknown): void;
}

export function createDeferred(): Deferred {
  let settle: Omit<Deferred, 'promise'> | undefined;
  const promise = new Promise<number>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, resolve: code => settle?.resolve(code), reject: error => settle?.reject(error) };
}
