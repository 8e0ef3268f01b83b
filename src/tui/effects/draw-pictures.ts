/** Draws pictures: a worker decodes and scales the image, and half blocks or the terminal show it. */
import path from 'node:path';
import { placeholderRows } from '../../render/images/kitty-graphics.js';
import type { Effect } from '../app/effect.js';
import type { DrawnPicture } from '../app/state.js';
import type { EffectContext, EffectRunners } from './effect-context.js';
import type { ImageAnswer, ImageQuestion } from './image-worker.js';
import { createRequestQueue, WorkerThread } from './worker-thread.js';

type Request = Extract<Effect, { type: 'draw-picture' }>;

export interface PictureDrawerOptions {
  /** The bundle of `image-worker.ts`. */
  file: string;
  /** Milliseconds for one image. */
  time: number;
  /** Milliseconds after the last image in which the worker is kept. It takes 18 MB of memory, and about 60 ms to start. */
  idleTime: number;
}

const DEFAULT_OPTIONS: PictureDrawerOptions = {
  file: path.join(__dirname, 'tui-effects-image-worker.cjs'),
  time: 10_000,
  idleTime: 300,
};

/** Pixels sent for each cell of a picture. Most fonts on most screens have fewer. */
const CELL = { width: 10, height: 20 };

/** Draws pictures one by one. Requests that the state has dropped meanwhile are skipped. */
export function createPictureDrawer(
  { state, dispatch, images }: Pick<EffectContext, 'state' | 'dispatch' | 'images'>,
  options: PictureDrawerOptions = DEFAULT_OPTIONS,
): Pick<EffectRunners, 'draw-picture'> {
  const thread = new WorkerThread<ImageQuestion, ImageAnswer>(options.file, options.idleTime);

  const isWanted = ({ request }: Request): boolean =>
    state().reading?.pictures.requests.has(request) === true;

  const draw = async (request: Request): Promise<DrawnPicture | undefined> => {
    const { image, slot, protocol } = request;
    const answer = await thread.ask({ file: image.file, ...questionOf(image, slot, protocol) }, options.time);
    // A picture that is no longer wanted is not sent: the terminal would delete an older one for it.
    if (!isWanted(request)) return undefined;
    if (!answer) return { problem: 'decoding took too long' };
    if ('problem' in answer) return answer;
    const { pixels } = answer;
    const { columns, rows } = slot;
    if (protocol === 'blocks') {
      const { halfBlockRows } = await import('../../render/images/half-blocks.js');
      return { protocol, rows: halfBlockRows(pixels) };
    }
    const id = images.show({ ...pixels, columns, rows });
    return { protocol, rows: placeholderRows({ id, columns, rows }) };
  };

  const enqueue = createRequestQueue<Request>(isWanted, async request => {
    const picture = await draw(request);
    if (picture) dispatch({ type: 'picture-drawn', request: request.request, picture });
  });

  return {
    'draw-picture': request => {
      if (state().settings.detectsImages) images.query();
      enqueue(request);
    },
  };
}

/** Size in pixels. Half blocks are two pixels each; a terminal gets no more pixels than the image has. */
function questionOf(
  image: Request['image'],
  { columns, rows }: Request['slot'],
  protocol: Request['protocol'],
): Omit<ImageQuestion, 'file'> {
  if (protocol === 'blocks') return { width: columns, height: rows * 2, compress: false };
  const scale = Math.min(1, (columns * CELL.width) / image.width, (rows * CELL.height) / image.height);
  const scaled = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: scaled(image.width), height: scaled(image.height), compress: true };
}
