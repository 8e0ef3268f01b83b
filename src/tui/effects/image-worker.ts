/**
 * Entry of the worker that decodes images. Its own bundle (`WORKERS` in scripts/bundle), started by `draw-pictures.ts`. Says `ready`
 * first, then answers each question in turn.
 */
import { parentPort } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import { readRegularFile } from '../../host/read-regular-file.js';
import { MAX_IMAGE_BYTES } from '../../render/images/image-size.js';
import type { Pixels } from '../../render/images/pixels.js';
import { describeError } from '../../util/errno.js';

export interface ImageQuestion {
  file: string;
  /** Size in pixels that the picture is scaled to. */
  width: number;
  height: number;
  /** True to compress the pixels with zlib, for a terminal. */
  compress: boolean;
}

/** The picture, or the reason why there is none. */
export type ImageAnswer = { pixels: Pixels } | { problem: string };

// By `import()`, so that the worker shares the bundle of the decoders with `build`.
void import('../../render/images/decode-image.js').then(({ decodeImage, ImageError }) => {
  const answer = ({ file, width, height, compress }: ImageQuestion): ImageAnswer => {
    try {
      const pixels = decodeImage(readRegularFile(file, MAX_IMAGE_BYTES), { width, height });
      return { pixels: compress ? { ...pixels, data: deflateSync(pixels.data) } : pixels };
    } catch (error) {
      return { problem: error instanceof ImageError ? error.message : describeError(error) };
    }
  };
  parentPort?.on('message', (question: ImageQuestion) => parentPort?.postMessage(answer(question)));
  parentPort?.postMessage('ready');
});
