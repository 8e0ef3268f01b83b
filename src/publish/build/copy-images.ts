/** Copies the local images of articles into a compiled library, and scales large ones. Loaded only if an article has images. */

import { readRegularFile } from '../../host/read-regular-file.js';
import { runWithDeadline } from '../../host/run-with-deadline.js';
import type { Article } from '../../library/article.js';
import { checksum } from '../../library/compiled/compiled-files.js';
import { findImageFile } from '../../library/images/local-images.js';
import type { ImageFolders } from '../../library/library.js';
import { type ImageSize, MAX_IMAGE_BYTES, readImageSize } from '../../render/images/image-size.js';
import { reduceImage } from '../../render/images/reduce-image.js';
import { removeJpegMetadata } from './remove-jpeg-metadata.js';

/** Maximum length of a side of an image in pixels. No terminal shows more of them. */
const MAX_SIDE = 1600;
/** Milliseconds for scaling an image. One that takes longer is copied as it is. A GIF of 40 bytes can take forever. */
const SCALING_TIME: Record<ImageSize['format'], number> = { PNG: 30_000, JPEG: 30_000, GIF: 3000 };

interface ImageFile {
  name: string;
  content: Buffer;
}

export class ImageCopier {
  /** Names by real path: several articles may use one image. Undefined for a file that is no image. */
  readonly #names = new Map<string, string | undefined>();
  readonly #written = new Set<string>();

  constructor(
    private readonly folders: ImageFolders,
    private readonly write: (name: string, content: Buffer) => void,
  ) {}

  /** Copies the images that `targets` name. Returns the names of their files, by target; undefined if there are none. */
  async copy(article: Article, targets: Iterable<string>): Promise<Record<string, string> | undefined> {
    const names = new Map<string, string>();
    for (const target of targets) {
      const file = findImageFile(article, this.folders, target);
      if (file === undefined) continue;
      if (!this.#names.has(file)) this.#names.set(file, await this.#copyFile(file));
      const name = this.#names.get(file);
      if (name !== undefined) names.set(target, name);
    }
    return names.size > 0 ? Object.fromEntries(names) : undefined;
  }

  async #copyFile(file: string): Promise<string | undefined> {
    const image = await readImageFile(file);
    if (!image) return undefined;
    if (!this.#written.has(image.name)) this.write(image.name, image.content);
    this.#written.add(image.name);
    return image.name;
  }
}

/** The image as it is published, named by its content; undefined if it cannot be shown. `check` reports missing files. */
async function readImageFile(file: string): Promise<ImageFile | undefined> {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(file, MAX_IMAGE_BYTES);
  } catch {
    return undefined;
  }
  const size = readImageSize(bytes);
  if (!size) return undefined;
  const { content, ending } = scaleImage(bytes, size);
  return { name: `${(await checksum(content)).replaceAll('-', '_')}.${ending}`, content };
}

function scaleImage(bytes: Buffer, { format, orientation }: ImageSize): { content: Buffer; ending: string } {
  const { value } = runWithDeadline(() => {
    try {
      return reduceImage(bytes, MAX_SIDE);
    } catch {
      // The reader says why the image is not shown.
      return undefined;
    }
  }, SCALING_TIME[format]);
  return value && value.bytes.length < bytes.length
    ? { content: value.bytes, ending: value.ending }
    : {
        content: format === 'JPEG' ? removeJpegMetadata(bytes, orientation) : bytes,
        ending: ENDINGS[format],
      };
}

const ENDINGS: Record<ImageSize['format'], string> = { PNG: 'png', JPEG: 'jpg', GIF: 'gif' };
