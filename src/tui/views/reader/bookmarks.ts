import { bookmarksOf, bookmarksShown } from '../../app/reader/notes/bookmarks.js';
import type { State } from '../../app/state.js';
import { clip, type Row, run, styled, widthOf } from '../row.js';

/** The bookmarks of the article around the chosen one, each by the text it stands on. */
export function bookmarkRows(state: State, width: number): Row[] {
  const { modal, settings } = state;
  const cursor = modal?.kind === 'bookmarks' ? modal.cursor : 0;
  const title: Row[] = [clip([run('Bookmarks', 'title')], width, settings.ascii), []];
  const bookmarks = bookmarksOf(state);
  const most = bookmarksShown(state);
  const top = Math.max(0, Math.min(cursor - (most >> 1), bookmarks.length - most));
  const rows = bookmarks.slice(top, top + most).map(({ label }, index) => {
    const here = top + index === cursor;
    const mark = here ? run(settings.ascii ? '> ' : '▌ ', 'key') : run('  ');
    const text = clip([run(label || '(a blank row)')], width - widthOf([mark]), settings.ascii);
    return clip([mark, ...(here ? styled(text, 'selected') : text)], width, settings.ascii);
  });
  return [...title, ...rows];
}
