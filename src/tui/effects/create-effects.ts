/**
 * The edge: runs what reducers ask of the world, and sends back what comes of it as actions. Nothing here decides
 * anything; what the answers mean is the reducers' affair.
 */
import type { Effect } from '../app/effect.js';
import { parsingRest } from './background-parse.js';
import type { Runners, World } from './effect-context.js';
import { outside } from './external-programs.js';
import { arriving } from './library-updates.js';
import { loading } from './load-article.js';
import { hosting } from './open-external-article.js';
import { keeping } from './persistence.js';
import { findingAhead } from './prepare-find.js';
import { searching } from './run-search.js';

export interface Effects {
  run(effect: Effect): void;
  /** Writes what is still to be kept. */
  flush(): void;
}

export function createEffects(world: World): Effects {
  const guests = hosting(world);
  const { flush, ...kept } = keeping(world, guests);
  const runners: Runners = {
    ...loading(world, guests),
    ...arriving(world),
    ...parsingRest(world),
    ...findingAhead(),
    ...guests.runners,
    ...searching(world),
    ...outside(world),
    ...kept,
    redraw: world.redraw,
    suspend: world.suspend,
    mouse: ({ on }) => world.setMouse(on),
    quit: ({ code }) => world.end(code),
  };
  return {
    flush,
    run: effect => (runners[effect.type] as (effect: Effect) => void)(effect),
  };
}
