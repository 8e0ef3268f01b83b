import type { EffectContext, EffectRunners } from './effect-context.js';

/** Longest slice of parsing, in milliseconds: a key waits no longer than this. */
const SLICE_TIME = 4;
/** Milliseconds between two updates of the shown document. */
const UPDATE_INTERVAL = 100;
/** Milliseconds after a key in which parsing slows down, because another key often follows. */
const IDLE_TIME = 60;
/** Blocks parsed ahead of the reading position at which slowed-down parsing waits. */
const BLOCKS_AHEAD = 200;

/**
 * Parses the rest of the open article in slices, so that keys are read between them. Stops when the article is left. Does not
 * slow down for keys if a jump waits for a part that is not parsed yet (the end, a bookmark).
 */
export function createBackgroundParse(context: EffectContext): Pick<EffectRunners, 'parse-rest'> {
  return {
    'parse-rest': ({ parsing }) => {
      let lastUpdate = performance.now();
      const parseSlice = (): void => {
        const { reading } = context.state();
        if (reading?.parsing !== parsing) return;
        const start = performance.now();
        const isSlow = reading.pendingJump === undefined && start - context.lastInput() < IDLE_TIME;
        const blocksAhead = parsing.document.blocks.length - reading.position.block;
        if (isSlow && blocksAhead > BLOCKS_AHEAD) return void setTimeout(parseSlice, IDLE_TIME);
        do parsing.step();
        while (!parsing.done && !isSlow && performance.now() - start < SLICE_TIME);
        if (parsing.done || performance.now() - lastUpdate > UPDATE_INTERVAL) {
          lastUpdate = performance.now();
          context.dispatch({ type: 'document-grown', parsing });
        }
        if (parsing.done) return;
        if (isSlow) setTimeout(parseSlice, IDLE_TIME);
        else setImmediate(parseSlice);
      };
      setImmediate(parseSlice);
    },
  };
}
