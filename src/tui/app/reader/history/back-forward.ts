import { anchorPosition } from '../../../../document/anchor.js';
import type { Article } from '../../../../library/article.js';
import { openArticle } from '../../open-article.js';
import { type HandlersFor, type Step, step, withError, withMessage } from '../../reducer.js';
import type { JumpDestination, JumpHistory, Reading, State } from '../../state.js';
import { currentLocation, pushLocation, startJump } from './jumps.js';
import { completePendingJump, missingSectionText } from './pending-jump.js';

type AnchorDestination = Extract<JumpDestination, { kind: 'anchor' }>;

/** Follows a link, and adds the current location to the jump history. */
export function followTo(state: State, article: Article, destination: JumpDestination): Step {
  const { reading } = state;
  if (!reading) return openArticle(state, article, { destination });
  return goToDestination(
    state,
    article,
    destination,
    pushLocation(reading.jumpHistory, currentLocation(reading)),
  );
}

/** Loads the article unless it is open already. */
function goToDestination(
  state: State,
  article: Article,
  destination: JumpDestination,
  jumpHistory: JumpHistory,
): Step {
  const { reading } = state;
  if (reading?.article.path !== article.path)
    return openArticle(state, article, { destination, jumpHistory });
  if (isMissing(reading, destination)) return step(withError(state, missingSectionText(destination.anchor)));
  const lastJump = startJump(reading);
  const next = { ...reading, pendingJump: destination, jumpHistory, selected: undefined, lastJump };
  return step(completePendingJump({ ...state, reading: next }));
}

/** True if the article has no such heading. Then the selected link and the jump history stay. */
function isMissing({ parsing }: Reading, destination: JumpDestination): destination is AnchorDestination {
  if (destination.kind !== 'anchor' || !parsing.done) return false;
  return anchorPosition(parsing.document, destination.anchor, true) === undefined;
}

/** Goes to the last location of one list, and adds the current one to the other. */
function retraceJump(state: State, from: keyof JumpHistory, to: keyof JumpHistory): Step {
  const { reading } = state;
  const location = reading?.jumpHistory[from].at(-1);
  if (!reading || !location) return step(withMessage(state, `Nothing to go ${from} to`));
  const { jumpHistory } = reading;
  const next = {
    ...jumpHistory,
    [from]: jumpHistory[from].slice(0, -1),
    [to]: [...jumpHistory[to], currentLocation(reading)],
  };
  const { article, position, selected } = location;
  return goToDestination(state, article, { kind: 'position', position, resumed: false, selected }, next);
}

export const backForwardHandlers: HandlersFor<'reader.back' | 'reader.forward'> = {
  'reader.back': state => retraceJump(state, 'back', 'forward'),
  'reader.forward': state => retraceJump(state, 'forward', 'back'),
};
