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
  let stopped = false;

  const loadInk = async (): Promise<void> => {
    const { mountInk } = await import('./mount-ink.js');
    // Handles keys between loading and mounting.
    await yieldToEventLoop();
    if (stopped) return;
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
    },
  };
}
