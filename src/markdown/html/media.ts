/** Videos, sounds and embedded pages: their addresses, and the elements of HTML that show them. */
import type { Tag } from './tag.js';

/** A video, sound or embedded page. */
export interface Media {
  /** Absent if the element has none that may be a link. */
  target?: string;
  /** Title; empty if there is none. */
  text: string;
  /** Text that describes it; empty if there is none. */
  description: string;
}

const MEDIA_TAGS: ReadonlySet<string> = new Set([
  'video',
  'audio',
  'iframe',
  'object',
  'embed',
  'lite-youtube',
  'lite-vimeo',
]);

/** True for an element that shows a video, sound or page. */
export function isMediaTag({ name }: Tag): boolean {
  return MEDIA_TAGS.has(name);
}

/** Schemes of addresses that are no link: they run code, or hold the contents themselves. */
const NO_LINK = /^(?:javascript|vbscript|data|blob|about):/;
/** Characters that browsers ignore in an address. */
const IGNORED = /[\0-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g;
const YOUTUBE =
  /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/(?<id>[\w-]{1,64})\/?(?:\?(?<query>[^#]*))?(?:#.*)?$/i;
const VIMEO = /^https?:\/\/player\.vimeo\.com\/video\/(?<id>\d{1,20})\/?(?:\?(?<query>[^#]*))?(?:#.*)?$/i;

/** Address of a medium for a link: the page of a video instead of its player. Undefined if it must not be a link. */
export function mediaAddress(source: string): string | undefined {
  const target = source.trim();
  if (target === '' || NO_LINK.test(target.replace(IGNORED, '').toLowerCase())) return undefined;
  const address = target.startsWith('//') ? `https:${target}` : target;
  const youtube = YOUTUBE.exec(address)?.groups;
  if (youtube) return youtubePage(youtube.id ?? '', youtube.query ?? '');
  const { id, query = '' } = VIMEO.exec(address)?.groups ?? {};
  if (id === undefined) return address;
  const hash = /(?:^|&)h=(\w{1,64})/.exec(query)?.[1];
  return `${videoAddress('vimeo', id)}${hash === undefined ? '' : `/${hash}`}`;
}

function youtubePage(id: string, query: string): string {
  const list = /(?:^|&)list=([\w-]{1,128})/.exec(query)?.[1];
  if (id === 'videoseries' && list !== undefined) return `https://www.youtube.com/playlist?list=${list}`;
  const start = /(?:^|&)(?:start|t)=(\d{1,9})s?\b/.exec(query)?.[1];
  return `${videoAddress('youtube', id)}${start === undefined ? '' : `&t=${start}`}`;
}

export type VideoHost = 'youtube' | 'vimeo';

const VIDEO_PAGES: Readonly<Record<VideoHost, string>> = {
  youtube: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
};

/** Returns the address of a video's page. `id` may be an address already. */
export function videoAddress(host: VideoHost, id: string): string {
  return isAddress(id) ? id : VIDEO_PAGES[host] + id;
}

/** True for an address on the web. */
export function isAddress(text: string): boolean {
  return /^(?:https?:)?\/\//i.test(text);
}

/** Ending of a file with a video or sound. */
export const MEDIA_FILE = /\.(?:mp4|m4v|webm|mov|ogv|mkv|avi|mp3|m4a|ogg|oga|opus|wav|flac)(?:[?#]|$)/i;

/** Text of browsers that cannot show a medium. It says nothing about it. */
const NO_SUPPORT = /\bbrowser\b|\b(?:not|n't) (?:support|able)/i;

/**
 * Collects the address and the texts of a medium from its element. Browsers show the text inside only if they cannot show the
 * medium.
 */
export class MediaElement {
  readonly name: string;
  private source: string | undefined;
  private readonly title: string;
  private words = '';
  private depth = 1;

  constructor(tag: Tag) {
    const { title, src, data, videoid, playlabel } = tag.attributes;
    this.name = tag.name;
    this.title = title || tag.attributes['aria-label'] || playlabel || tag.attributes.alt || '';
    const id = videoid && videoAddress(tag.name === 'lite-vimeo' ? 'vimeo' : 'youtube', videoid);
    this.source = src || data || id || undefined;
  }

  /** Reads a tag inside the element. Returns true if it is the end of the element. */
  readTag(tag: Tag): boolean {
    if (tag.name === this.name) {
      this.depth += tag.closing ? -1 : tag.selfClosing ? 0 : 1;
      return this.depth === 0;
    }
    if (tag.closing) return false;
    const { src, href, data, alt } = tag.attributes;
    if (tag.name === 'source' || isMediaTag(tag)) this.source ||= src || data;
    else if (tag.name === 'a') this.source ||= href;
    else if (tag.name === 'img' && alt) this.addText(` ${alt} `);
    else this.addText(' ');
    return false;
  }

  addText(text: string): void {
    this.words += text;
  }

  /** The medium. Text in the element is its title, or describes it. */
  medium(): Media {
    const words = this.words.replace(/\s+/g, ' ').trim();
    const shown = words.length < 200 && NO_SUPPORT.test(words) ? '' : words;
    const target = this.source === undefined ? undefined : mediaAddress(this.source);
    return {
      ...(target !== undefined && { target }),
      text: this.title.trim() || shown,
      description: this.title.trim() ? shown : '',
    };
  }
}
