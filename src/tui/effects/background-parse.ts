import type { Runners, World } from './effect-context.js';

/** How long a slice of parsing may keep a key waiting, and how often its growth is shown; both in milliseconds. */
const SLICE = 4;
const TELL = 100;
/**
 * A key is often followed by another: for so many milliseconds after one the parser rests, and takes a step at a time where
 * fewer blocks than these are ahead of the reader.
 */
const CALM = 60;
const AHEAD = 200;

/**
 * Parses the rest of an article in slices between which keys are read, as long as it is in front. Who waits for a part
 * that is still to come (the end, a bookmark) waits for nothing else.
 */
export function parsingRest(world: World): Pick<Runners, 'grow'> {
  return {
    grow: ({ parsing }) => {
      let told = performance.now();
      const slice = (): void => {
        const { reading } = world.state();
        if (reading?.parsing !== parsing) return;
        const start = performance.now();
        const rests = reading.goal === undefined && start - world.lastInput() < CALM;
        const ahead = parsing.document.blocks.length - reading.place.block;
        if (rests && ahead > AHEAD) return void setTimeout(slice, CALM);
        do parsing.step();
        while (!parsing.done && !rests && performance.now() - start < SLICE);
        if (parsing.done || performance.now() - told > TELL) {
          told = performance.now();
          world.dispatch({ type: 'grown', parsing });
        }
        if (parsing.done) return;
        if (rests) setTimeout(slice, CALM);
        else setImmediate(slice);
      };
      setImmediate(slice);
    },
  };
}
