/**
 * The edge: runs what reducers ask of the world, and sends back what comes of it as actions. Nothing here decides
 * anything; what the answers mean is the reducers' affair.
 */
import type { Effect } from './app/effect.js';
import { arriving } from './effects/arriving.js';
import { findingAhead } from './effects/finding.js';
import { hosting } from './effects/guests.js';
import { keeping } from './effects/keeping.js';
import { loading } from './effects/loading.js';
import { outside } from './effects/outside.js';
import { parsingRest } from './effects/rest.js';
import { searching } from './effects/searching.js';
import type { Runners, World } from './effects/world.js';

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
