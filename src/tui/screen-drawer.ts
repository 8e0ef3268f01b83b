/**
 * Draws every state of the store: directly until Ink is mounted, through Ink afterwards. Both ways give the frame writer the same
 * rows, so the change between them is invisible.
 */
import { yieldToEventLoop } from '../util/time-slicer.js';
import type { State } from './app/state.js';
import type { Bindings } from './keys/bindings.js';
import { createPictureRows } from './picture-rows.js';
import type { Store } from './session/store.js';
import type { FrameWriter } from './terminal/frame-writer.js';
import { drawScreen } from './views/screen.js';

export interface ScreenDrawer {
  /** Draws the state now, and each later one. Loads Ink in the first pause. */
  start(): void;
  /** Draws nothing any more, and unmounts Ink. */
  stop(): void;
}

/**
 * Milliseconds without a frame after which Ink is loaded. Loading takes 40 ms. No repeated key waits for it, and a library that is
 * still loading comes first.
 */
const PAUSE = 50;

/**
 * Keeps V8's space for new objects at 2 of 32 MB, and lets it grow again. The reader takes up to 30 MB less: each frame leaves
 * garbage, and collecting a little of it often takes no longer. V8 refuses cached code that was compiled with another
 * setting. So it is set after the code of the reader is loaded, and reset before code is saved.
 */
const KEEP_NEW_SPACE = '--semi-space-growth-factor=1';
const GROW_NEW_SPACE = '--semi-space-growth-factor=2';
/** V8 writes an error to the terminal for a setting that it does not have. */
const LAST_TESTED_NODE = 26;

export function createScreenDrawer({
  store,
  bindings,
  frameWriter,
  fail,
}: {
  store: Pick<Store<State, never>, 'state' | 'subscribe'>;
  bindings: Bindings;
  frameWriter: FrameWriter;
  /** Called if Ink cannot be loaded, or a view throws in it. */
  fail(error: unknown): void;
}): ScreenDrawer {
  const draw = (state: State): string => drawScreen(state, bindings);
  const drawNow = (): void => frameWriter.write(draw(store.state));
  let stopDrawing = (): void => undefined;
  let resetNewSpace = (): void => undefined;
  let stopped = false;

  const loadInk = async (): Promise<void> => {
    const { mountInk } = await import('./mount-ink.js');
    const { setFlagsFromString } = await import('node:v8');
    // Handles keys between loading and mounting.
    await yieldToEventLoop();
    if (stopped) return;
    if (Number.parseInt(process.versions.node, 10) <= LAST_TESTED_NODE) {
      setFlagsFromString(KEEP_NEW_SPACE);
      resetNewSpace = () => setFlagsFromString(GROW_NEW_SPACE);
    }
    stopDrawing();
    const pictureRows = createPictureRows();
    const write = (frame: string): boolean => frameWriter.stream.write(pictureRows.restore(frame));
    const stdout: NodeJS.WriteStream = Object.create(frameWriter.stream, { write: { value: write } });
    const drawForInk = (state: State): string => pictureRows.hide(draw(state));
    stopDrawing = frameWriter.adoptFrames(() => mountInk({ store, draw: drawForInk, stdout, fail }));
  };

  return {
    start() {
      drawNow();
      let timer: NodeJS.Timeout | undefined = setTimeout(() => {
        timer = undefined;
        loadInk().catch(fail);
      }, PAUSE);
      const unsubscribe = store.subscribe(() => {
        drawNow();
        timer?.refresh();
      });
      stopDrawing = () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
    stop() {
      stopped = true;
      stopDrawing();
      resetNewSpace();
    },
  };
}
