/** Videos, sounds and embedded pages of components and template tags. Loaded with the dialects. */
import { isAddress, MEDIA_FILE, mediaAddress, type VideoHost, videoAddress } from '../html/media.js';
import type { ImageNode } from '../inline/inline-node.js';

/** Names of components, tags and included files that show media. */
const NAME = /video|audio|player|iframe|embed|podcast|movie/i;
const VIDEO_IDS: Readonly<Record<VideoHost, RegExp>> = { youtube: /^[\w-]{1,64}$/, vimeo: /^\d{1,20}$/ };

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
  const host = /you-?tube/i.test(kind) ? 'youtube' : /vimeo/i.test(kind) ? 'vimeo' : undefined;
  if (host) {
    const video = source ?? id;
    return video && (VIDEO_IDS[host].test(video) || isAddress(video)) ? videoAddress(host, video) : undefined;
  }
  const file = source ?? first ?? values.href;
  if (file === undefined || file.includes('{') || /\s/.test(file)) return undefined;
  return MEDIA_FILE.test(file) || (NAME.test(name) && isAddress(file)) ? file : undefined;
}
