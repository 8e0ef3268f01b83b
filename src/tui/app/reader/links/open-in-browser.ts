/** Opens links in the browser, and images in a viewer, after a confirmation that shows the host or the file. */
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
  return step(withMessage(state, `Cannot open this kind of link in a browser: ${link.target}`));
}

/** Endings of the images that viewers only show. An SVG file can run scripts. */
const IMAGE_ENDING = /\.(?:png|jpe?g|jpe|gif|webp|avif|bmp|tiff?|heic)$/i;

/** Asks before an image of the library is opened in the viewer of the system. */
export function confirmImage(state: State, path: string): Step {
  const name = path.replace(/^.*[\\/]/s, '');
  // Without a file, the path is relative to a library that has no folder.
  if (!state.reading?.article.file)
    return step(withMessage(state, `This library has no image files: ${sanitiseLine(path)}`));
  if (sanitiseLine(path) !== path || !IMAGE_ENDING.test(name))
    return step(withMessage(state, `Cannot open this kind of image: ${sanitiseLine(name)}`));
  return step({ ...state, modal: { kind: 'browse', url: path, host: name, isImage: true } });
}

function confirmUrl(state: State, url: string): Step {
  const { host, href } = URL.canParse(url) ? new URL(url) : { host: '', href: '' };
  if (!host) return step(withError(state, `Incomplete address: ${url}`));
  return step({ ...state, modal: { kind: 'browse', url: href, host } });
}

function openEffect({ url, isImage }: Extract<Modal, { kind: 'browse' }>): Effect {
  return isImage ? { type: 'view-image', path: url } : { type: 'browse', url };
}

const closed = (state: State): State => ({ ...state, modal: undefined });

export const browserHandlers: HandlersFor<'reader.browse' | 'browse.accept' | 'browse.cancel'> = {
  'reader.browse': confirmBrowse,
  'browse.accept': state =>
    state.modal?.kind === 'browse' ? step(closed(state), openEffect(state.modal)) : step(state),
  'browse.cancel': state => step(closed(state)),
};
