/** Links that lead out of the terminal: nothing is opened before its host was shown and agreed to. */
import { resolveTarget } from '../../../../library/links/resolve-link.js';
import { keyOf, type Part, type Step, step, withMessage } from '../../reducer.js';
import type { State } from '../../state.js';

/** What is said where a link would have to be selected. */
export const NO_LINK = `To select a link: ${keyOf('reader.next-link')}.`;

/** Whether a browser or a mail program opens the selected link. */
export function leadsOutside({ reading, library }: Pick<State, 'reading' | 'library'>): boolean {
  const link = reading?.parsing.document.links[reading.selected?.link ?? -1];
  const kind = reading && link && resolveTarget(library, reading.article, link.target).kind;
  return kind === 'web' || kind === 'mail';
}

/** Asks before anything leaves the terminal, naming the host as it really is (punycode for look-alike letters). */
export function browse(state: State): Step {
  const { reading } = state;
  const { selected } = reading ?? {};
  const link = reading?.parsing.document.links[selected?.link ?? -1];
  if (selected?.note !== undefined)
    return step(withMessage(state, `That is a footnote, not a link: ${keyOf('reader.follow')} goes there.`));
  if (!reading || !link) return step(withMessage(state, NO_LINK));
  const resolved = resolveTarget(state.library, reading.article, link.target);
  if (resolved.kind === 'web') return ask(state, resolved.url);
  if (resolved.kind === 'mail') {
    return step({
      ...state,
      modal: { kind: 'browse', url: `mailto:${resolved.address}`, host: `a mail to ${resolved.address}` },
    });
  }
  return step(withMessage(state, `${link.target} is not an address that a browser opens.`));
}

function ask(state: State, url: string): Step {
  const host = URL.canParse(url) ? new URL(url).host : '';
  if (!host) return step(withMessage(state, `${url} is not a whole address.`, true));
  return step({ ...state, modal: { kind: 'browse', url, host } });
}

const closed = (state: State): State => ({ ...state, modal: undefined });

export const browsing: Part<'reader.browse' | 'browse.accept' | 'browse.cancel'> = {
  'reader.browse': browse,
  'browse.accept': state =>
    state.modal?.kind === 'browse'
      ? step(closed(state), { type: 'browse', url: state.modal.url })
      : step(state),
  'browse.cancel': state => step(closed(state)),
};
