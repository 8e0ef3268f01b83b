import { bookmarksOf, bookmarksShown } from '../app/reader/bookmarks.js';
import type { State } from '../app/state.js';
import { clip, type Row, run, styled } from './row.js';

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
    const row = [here ? run(settings.ascii ? '> ' : '▌ ', 'key') : run('  '), run(label || '(a blank row)')];
    return clip(here ? styled(row, 'selected') : row, width, settings.ascii);
  });
  return [...title, ...rows];
}
