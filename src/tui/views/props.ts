import type { Painter } from '../../typeset/paint.js';
import type { State } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';

/** What every view is made from. Nothing else: the same props give the same rows. */
export interface ViewProps {
  state: State;
  bindings: Bindings;
  painter: Painter;
}
