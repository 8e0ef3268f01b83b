/** How the reader ends: once, with an exit code or an error. */
export interface Ending {
  readonly promise: Promise<number>;
  resolve(code: number): void;
  reject(error: unknown): void;
}

export function createEnding(): Ending {
  let settle: Omit<Ending, 'promise'> | undefined;
  const promise = new Promise<number>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, resolve: code => settle?.resolve(code), reject: error => settle?.reject(error) };
}
