/** Opens links in the browser, after a confirmation that shows the host. */
import { resolveLink } from '../../../../library/links/resolve-link.js';
import { parseMailto } from '../../../../text/mailto.js';
import { type HandlersFor, keyPlaceholder, type Step, step, withMessage } from '../../reducer.js';
import type { State } from '../../state.js';

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
        `This is a footnote, not a link. Press ${keyPlaceholder('reader.follow')} to go there.`,
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
  return step(withMessage(state, `Cannot open this kind of link in a browser: ${link.target}`));
}

function confirmUrl(state: State, url: string): Step {
  const { host, href } = URL.canParse(url) ? new URL(url) : { host: '', href: '' };
  if (!host) return step(withMessage(state, `Incomplete address: ${url}`, true));
  return step({ ...state, modal: { kind: 'browse', url: href, host } });
}

const closed = (state: State): State => ({ ...state, modal: undefined });

export const browserHandlers: HandlersFor<'reader.browse' | 'browse.accept' | 'browse.cancel'> = {
  'reader.browse': confirmBrowse,
  'browse.accept': state =>
    state.modal?.kind === 'browse'
      ? step(closed(state), { type: 'browse', url: state.modal.url })
      : step(state),
  'browse.cancel': state => step(closed(state)),
};
