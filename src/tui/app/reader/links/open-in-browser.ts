/** Opens links in the browser, and images and documents in a viewer, after a confirmation that shows the host or the file. */
import { resolveLink } from '../../../../library/links/resolve-link.js';
import { parseMailto } from '../../../../text/mailto.js';
import { sanitiseLine } from '../../../../text/sanitise.js';
import type { Effect } from '../../effect.js';
import { type HandlersFor, keyPlaceholder, type Step, step, withError, withMessage } from '../../reducer.js';
import type { Modal, State } from '../../state.js';

/** Message for an action that needs a selected link. */
export const NO_LINK = `Press ${keyPlaceholder('reader.next-link')} to select a link`;

/** True if the selected link opens in a browser or mail program. */
export function opensInBrowser({ reading, library }: Pick<State, 'reading' | 'library'>): boolean {
  const link = reading?.parsing.document.links[reading.selected?.link ?? -1];
  const kind = reading && link && resolveLink(library, reading.article, link.target).kind;
  return kind === 'web' || kind === 'mail';
}

/** Path of the selected link's file, if the system's viewer can show it. */
export function fileToView({ reading, library }: Pick<State, 'reading' | 'library'>): string | undefined {
  const link = reading?.parsing.document.links[reading.selected?.link ?? -1];
  if (!reading?.article.file || !link || link.kind === 'image') return undefined;
  const resolved = resolveLink(library, reading.article, link.target);
  return resolved.kind === 'file' && isViewable(resolved.path) ? resolved.path : undefined;
}

/** Asks before a link leaves the terminal. Shows the real host, in punycode if it has letters outside of ASCII. */
export function confirmBrowse(state: State): Step {
  const { reading } = state;
  const { selected } = reading ?? {};
  const link = reading?.parsing.document.links[selected?.link ?? -1];
  if (selected?.footnote !== undefined)
    return step(
      withMessage(
        state,
        `This is a footnote, not a link; press ${keyPlaceholder('reader.follow')} to go there`,
      ),
    );
  if (!reading || !link) return step(withMessage(state, NO_LINK));
  const resolved = resolveLink(state.library, reading.article, link.target);
  if (resolved.kind === 'web') return confirmUrl(state, resolved.url);
  if (resolved.kind === 'mail') {
    const { href, recipients } = parseMailto(resolved.address);
    const host = recipients.join(', ');
    return step({ ...state, modal: { kind: 'browse', url: href, host, recipients: recipients.length } });
  }
  if (resolved.kind === 'file' && link.kind === 'image') return confirmImage(state, resolved.path);
  const path = fileToView(state);
  if (path !== undefined) return confirmViewer(state, path, 'file');
  return step(withMessage(state, `Cannot open this kind of link in a browser: ${link.target}`));
}

/** Endings of the images that viewers only show. An SVG file can run scripts. */
const IMAGE_ENDING = /\.(?:png|jpe?g|jpe|gif|webp|avif|bmp|tiff?|heic)$/i;

/** Endings of other files that viewers only show. A playlist can name files and addresses. */
const MEDIA_ENDING = /\.(?:pdf|mp3|m4a|aac|ogg|oga|opus|flac|wav|mp4|m4v|mov|webm|ogv|mkv|avi)$/i;

/** True for the name of a file that viewers only show: a PDF, image, sound or video. */
export function isViewable(path: string): boolean {
  return sanitiseLine(path) === path && (IMAGE_ENDING.test(path) || MEDIA_ENDING.test(path));
}

/** Asks before an image of the library is opened in the viewer of the system. */
export function confirmImage(state: State, path: string): Step {
  const name = fileName(path);
  // Without a file, the path is relative to a library that has no folder.
  if (!state.reading?.article.file)
    return step(withMessage(state, `This library has no image files: ${sanitiseLine(path)}`));
  if (sanitiseLine(path) !== path || !IMAGE_ENDING.test(name))
    return step(withMessage(state, `Cannot open this kind of image: ${sanitiseLine(name)}`));
  return confirmViewer(state, path, 'image');
}

function confirmViewer(state: State, path: string, viewer: 'image' | 'file'): Step {
  return step({ ...state, modal: { kind: 'browse', url: path, host: fileName(path), viewer } });
}

export function fileName(path: string): string {
  return path.replace(/^.*[\\/]/s, '');
}

function confirmUrl(state: State, url: string): Step {
  const { host, href } = URL.canParse(url) ? new URL(url) : { host: '', href: '' };
  if (!host) return step(withError(state, `Incomplete address: ${url}`));
  return step({ ...state, modal: { kind: 'browse', url: href, host } });
}

function openEffect({ reading }: State, { url, viewer }: Extract<Modal, { kind: 'browse' }>): Effect {
  if (viewer === 'file' && reading) return { type: 'view-file', path: url, article: reading.article };
  return viewer ? { type: 'view-image', path: url } : { type: 'browse', url };
}

const closed = (state: State): State => ({ ...state, modal: undefined });

export const browserHandlers: HandlersFor<'reader.browse' | 'browse.accept' | 'browse.cancel'> = {
  'reader.browse': confirmBrowse,
  'browse.accept': state =>
    state.modal?.kind === 'browse' ? step(closed(state), openEffect(state, state.modal)) : step(state),
  'browse.cancel': state => step(closed(state)),
};
