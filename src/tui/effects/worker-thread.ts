import type { Worker } from 'node:worker_threads';
import { createDeferred, type Deferred } from '../../util/deferred.js';

/**
 * A worker that is started by the first question. It says `ready`, and then answers one question at a time. A question that exceeds
 * its deadline has no answer, and its worker is replaced.
 */
export class WorkerThread<Question, Answer> {
  /** The bundle of the worker. */
  readonly #file: string;
  /** Milliseconds without a question after which the worker is ended, so that its memory is free; undefined: never. */
  readonly #idleTime: number | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  /** Set while a question or the start of the worker is waiting for a message. */
  #waiting: Deferred<Answer | 'ready' | undefined> | undefined;
  /** True if no worker could be started. Then there are no answers. */
  #failed = false;

  constructor(file: string, idleTime?: number) {
    this.#file = file;
    this.#idleTime = idleTime;
  }

  /** Asks for at most `time` milliseconds. Never rejects: there is no answer if the time is over or the worker has failed. */
  async ask(question: Question, time: number): Promise<Answer | undefined> {
    clearTimeout(this.#idleTimer);
    const worker = await this.#start();
    if (!worker) return undefined;
    const timer = setTimeout(() => this.#stop(), time);
    timer.unref();
    worker.postMessage(question);
    const answer = await this.#message();
    clearTimeout(timer);
    if (this.#idleTime !== undefined) {
      this.#idleTimer = setTimeout(() => this.#stop(), this.#idleTime);
      this.#idleTimer.unref();
    }
    return answer === 'ready' ? undefined : answer;
  }

  /** Returns the worker once it can answer. Its time to start does not count for the question. */
  async #start(): Promise<Worker | undefined> {
    if (this.#worker || this.#failed) return this.#worker;
    const { Worker } = await import('node:worker_threads');
    try {
      // Flags of the main thread are not inherited, because they may load modules that the worker does not need. Its output is
      // dropped, because a library may write warnings.
      const worker = new Worker(this.#file, { execArgv: [], stdout: true, stderr: true });
      this.#worker = worker;
      // A worker that was stopped may still emit events, after the next one has been started.
      worker.on('message', (answer: Answer | 'ready') => {
        if (this.#worker === worker) this.#waiting?.resolve(answer);
      });
      const end = (): void => {
        if (this.#worker === worker) this.#stop();
      };
      worker.on('error', end);
      worker.on('exit', end);
      // Last, because adding a listener for messages would keep the program running.
      worker.unref();
      if ((await this.#message()) !== 'ready') this.#failed = true;
    } catch {
      this.#failed = true;
    }
    return this.#worker;
  }

  /** Resolves with the next message; undefined if the worker is stopped before. */
  #message(): Promise<Answer | 'ready' | undefined> {
    this.#waiting = createDeferred();
    return this.#waiting.promise;
  }

  #stop(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting?.resolve(undefined);
  }
}

/** Returns a function that queues a request. Requests run one by one; those that are no longer wanted are skipped. */
export function createRequestQueue<Request>(
  isWanted: (request: Request) => boolean,
  run: (request: Request) => Promise<void>,
): (request: Request) => void {
  const queue: Request[] = [];
  let running = false;
  const runAll = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) if (isWanted(next)) await run(next);
    running = false;
  };
  return request => {
    queue.push(request);
    if (running) return;
    running = true;
    setImmediate(() => void runAll());
  };
}
