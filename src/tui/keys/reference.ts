/** The table of keys for who writes `[keys]` and has no reader open: the help of the command line and the man page. */
import { BINDINGS, type Context } from './bindings.js';
import { type HelpSection, helpFor } from './help.js';

const CONTEXTS: readonly Context[] = [
  'any', 'list', 'filter', 'opening', 'reader', 'contents', 'headings', 'find', 'bookmarks', 'copy', 'browse', 'help',
]; // biome-ignore format: one row

/** The keys as they are without a config file, an action under the first of the places where it holds. */
export function keySections(): HelpSection[] {
  const shown = new Set<string>();
  return CONTEXTS.map(context => {
    const [{ title, rows } = { title: '', rows: [] }] = helpFor(BINDINGS, [context], true);
    const fresh = rows.filter(({ action }) => !shown.has(action));
    for (const { action } of fresh) shown.add(action);
    return { title, rows: fresh };
  });
}
