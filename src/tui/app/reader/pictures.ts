/**
 * Pictures of the images on the screen. A picture is requested when its rows are first visible, and blank until its answer arrives.
 * Its size comes from the start of the file, so that the text does not move.
 */
import type { Line, PictureSlot } from '../../../layout/line.js';
import type { Effect } from '../effect.js';
import { type HandlersFor, type Step, step } from '../reducer.js';
import type { DrawnPicture, Pictures, Reading, State } from '../state.js';
import { layoutReading } from './document-layout.js';
import { updatePicture } from './full-view/full-view-picture.js';
import { keyOf, noPictures, pictureLayout } from './picture-layout.js';
import { type VisibleLine, visibleLines } from './viewport.js';

/** Shows the pictures that were drawn since their blocks were laid out, and requests those that are not drawn. */
export function updatePictures(state: State): Step {
  const { reading, settings, screen } = state;
  if (!reading?.pictures.find || screen !== 'reader' || settings.images === 'off') return step(state);
  if (!reading.fullView?.image) return requestPictures(showDrawn(state, reading), settings.images);
  const fullView = updatePicture(state, reading, reading.fullView);
  const shown = fullView === reading.fullView ? state : { ...state, reading: { ...reading, fullView } };
  return requestPictures(shown, settings.images);
}

/** Lays out the visible blocks again whose pictures have changed. Their rows are the same, unless an image is broken. */
function showDrawn(state: State, reading: Reading): State {
  const stale = visiblePictures(state).filter(({ line, slot }) => {
    const picture = reading.pictures.drawn.get(keyOf(slot));
    return picture !== undefined && !isShown(line, picture);
  });
  if (stale.length === 0) return state;
  if (stale.some(({ slot }) => 'problem' in (reading.pictures.drawn.get(keyOf(slot)) ?? {})))
    return layoutReading(state, reading);
  const pictureOf = pictureLayout(state, reading);
  if (!pictureOf) return state;
  let { layout } = reading;
  for (const block of new Set(stale.map(({ block }) => block)))
    layout = layout.withOptions({ pictureOf }, block);
  return { ...state, reading: { ...reading, layout } };
}

function isShown({ spans }: Line, picture: DrawnPicture): boolean {
  const shown = spans.find(({ colours }) => colours !== undefined)?.colours;
  return 'rows' in picture && picture.rows.some(({ colours }) => colours === shown);
}

/** The visible rows of pictures. */
function visiblePictures(state: State): (VisibleLine & { slot: PictureSlot })[] {
  return visibleLines(state).flatMap(each => (each.line.picture ? { ...each, slot: each.line.picture } : []));
}

/** Requests the visible pictures, and drops the requests for those that are no longer visible. */
function requestPictures(state: State, protocol: 'blocks' | 'kitty'): Step {
  const { reading } = state;
  if (!reading?.pictures.find) return step(state);
  const { drawn, requests, find } = reading.pictures;
  const inFullView = reading.fullView?.picture;
  const slots = inFullView ? [inFullView.slot] : visiblePictures(state).map(({ slot }) => slot);
  const visible = new Map(slots.map(slot => [keyOf(slot), slot]));
  const next = new Map([...requests].filter(([, key]) => visible.has(key)));
  const requested = new Set(next.values());
  const effects: Effect[] = [];
  let { request } = state;
  for (const [key, slot] of visible) {
    const known = drawn.get(key);
    const isCurrent = known && ('problem' in known || known.protocol === protocol);
    const image = isCurrent || requested.has(key) ? undefined : find(slot.target);
    if (!image || 'problem' in image) continue;
    request++;
    next.set(request, key);
    effects.push({ type: 'draw-picture', request, image, slot, protocol });
  }
  if (effects.length === 0 && next.size === requests.size) return step(state);
  const pictures = { find, drawn, requests: next };
  return [{ ...state, request, reading: { ...reading, pictures } }, effects];
}

/** Most pictures that are kept. */
const MAX_DRAWN = 100;

/** The pictures to keep beside the next one. A screen with more of them than are kept would draw them again without end. */
function keptPictures(state: State, { drawn }: Pictures): Pictures['drawn'] {
  if (drawn.size < MAX_DRAWN) return drawn;
  const visible = new Set(visiblePictures(state).map(({ slot }) => keyOf(slot)));
  return visible.size < MAX_DRAWN ? new Map() : drawn;
}

export const pictureHandlers: HandlersFor<'picture-drawn' | 'graphics-supported' | 'pictures-lost'> = {
  'picture-drawn': (state, { request, picture }) => {
    const key = state.reading?.pictures.requests.get(request);
    if (!state.reading || key === undefined) return step(state);
    const { pictures } = state.reading;
    const requests = new Map(pictures.requests);
    requests.delete(request);
    const drawn = new Map(keptPictures(state, pictures)).set(key, picture);
    return step({ ...state, reading: { ...state.reading, pictures: { ...pictures, drawn, requests } } });
  },
  'graphics-supported': state => {
    if (state.settings.images !== 'blocks' || !state.settings.detectsImages) return step(state);
    // The half blocks stay until the pictures are there.
    return step({ ...state, settings: { ...state.settings, images: 'kitty' } });
  },
  'pictures-lost': state => {
    if (!state.reading || state.settings.images !== 'kitty') return step(state);
    return step({
      ...state,
      reading: { ...state.reading, pictures: noPictures(state.reading.pictures.find) },
    });
  },
};
