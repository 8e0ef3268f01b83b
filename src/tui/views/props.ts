import type { Renderer } from '../../render/render.js';
import type { State } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';

/** What every view is made from. Nothing else: the same props give the same rows. */
export interface ViewProps {
  state: State;
  bindings: Bindings;
  painter: Renderer;
}
