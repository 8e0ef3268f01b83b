/** Videos, sounds and embedded pages of components and template tags. Loaded with the dialects. */
import { MEDIA_FILE, mediaAddress, vimeoAddress, youtubeAddress } from '../html/media.js';
import type { ImageNode } from '../inline/inline-node.js';

/** Names of components, tags and included files that show media. */
const NAME = /video|audio|player|iframe|embed|podcast|movie/i;
const YOUTUBE_ID = /^[\w-]{1,64}$/;

/**
 * Node of a medium; undefined if the name and the values are not those of one. `values` are the attributes by their lower-case
 * names; those without a name are numbered.
 */
export function mediaNode(
  name: string,
  values: Readonly<Record<string, string>>,
  text: string,
  description = '',
): ImageNode | undefined {
  const source = addressOf(name, values);
  const target = source === undefined ? undefined : mediaAddress(source);
  return target === undefined ? undefined : { kind: 'image', text, target, media: { description } };
}

function addressOf(name: string, values: Readonly<Record<string, string>>): string | undefined {
  // The name of an included file is the first value.
  const first = values['0'] === name ? values['1'] : values['0'];
  const id =
    values.id ??
    values.videoid ??
    values.youtubeid ??
    values.vimeoid ??
    values.embedid ??
    values.code ??
    first;
  const source = values.src ?? values.url ?? values.video ?? values.path;
  const kind = `${name} ${values.provider ?? ''}`;
  if (/you-?tube/i.test(kind)) {
    const video = source ?? id;
    return video && (YOUTUBE_ID.test(video) || isAddress(video)) ? youtubeAddress(video) : undefined;
  }
  if (/vimeo/i.test(kind)) {
    const video = source ?? id;
    return video && (/^\d{1,20}$/.test(video) || isAddress(video)) ? vimeoAddress(video) : undefined;
  }
  const file = source ?? first ?? values.href;
  if (file === undefined || file.includes('{') || /\s/.test(file)) return undefined;
  return MEDIA_FILE.test(file) || (NAME.test(name) && isAddress(file)) ? file : undefined;
}

function isAddress(text: string): boolean {
  return /^(?:https?:)?\/\//i.test(text);
}
