/** Help texts and hints, generated from the binding table. Must not know the state. */
import { BINDINGS, type Binding, type Bindings, type KeyContext } from './bindings.js';
import { keyLabel } from './key-names.js';

/** A binding as the help and the footer show it. */
export interface HelpRow {
  keys: string;
  text: string;
  /** Name of the action, as in `[keys]` of the config file. Empty for the query syntax, which has words in place of keys. */
  action: Binding['action'] | '';
  /** True for the hint that leaves the screen or cancels, which is dropped last. */
  isExit?: true | undefined;
}

export interface HelpSection {
  title: string;
  rows: HelpRow[];
}

const TITLES: Record<KeyContext, string> = {
  list: 'The list', filter: 'While searching the list', opening: 'While an article opens', reader: 'Reading', contents: 'Contents',
  'contents-filter': 'While filtering the contents',
  find: 'While searching in the article', bookmarks: 'Bookmarks', copy: 'Copying', browse: 'Opening a link', 'full-view': 'Full view', help: 'Help', problems: 'Problems', any: 'Always',
}; // biome-ignore format: a table

/** Bindings of the contexts, without the keys that an earlier context takes. */
export function helpSections(
  bindings: Bindings,
  contexts: readonly KeyContext[],
  ascii: boolean,
): HelpSection[] {
  const taken = new Set<string>();
  return contexts.map(context => {
    const own = bindings.filter(binding => binding.contexts.includes(context));
    const rows = own.flatMap(binding =>
      row(
        binding,
        binding.keys.filter(key => !taken.has(key)),
        ascii,
      ),
    );
    for (const key of own.flatMap(({ keys }) => keys)) taken.add(key);
    return { title: TITLES[context], rows };
  });
}

function row({ help, action }: Binding, keys: readonly string[], ascii: boolean): HelpRow[] {
  return keys.length > 0
    ? [{ keys: keys.map(key => keyLabel(key, ascii)).join(' '), text: help, action }]
    : [];
}

/** Hints of the footer for the first context, by rank. */
export function footerHints(bindings: Bindings, contexts: readonly KeyContext[], ascii: boolean): HelpRow[] {
  const first = contexts[0];
  const ranked = bindings.flatMap(binding =>
    binding.hint && first && binding.contexts.includes(first) ? [{ binding, hint: binding.hint }] : [],
  );
  return ranked
    .sort((a, b) => a.hint[0] - b.hint[0])
    .map(({ binding, hint: [, text, isExit] }) => ({
      keys: keyLabel(binding.keys[0] ?? '', ascii),
      text,
      action: binding.action,
      isExit,
    }));
}

/** Hints for the given actions, in this order. */
export function actionHints(
  bindings: Bindings,
  actions: readonly Binding['action'][],
  ascii: boolean,
): HelpRow[] {
  return actions.flatMap(action => {
    const binding = bindings.find(each => each.action === action);
    return binding
      ? [{ keys: keyLabel(binding.keys[0] ?? '', ascii), text: binding.hint?.[1] ?? binding.help, action }]
      : [];
  });
}

const ALL_CONTEXTS: readonly KeyContext[] = [
  'any', 'list', 'filter', 'opening', 'reader', 'contents', 'contents-filter', 'find', 'bookmarks', 'copy', 'browse', 'full-view', 'help',
]; // biome-ignore format: one row

/**
 * Sections of the default keys, for `help keys` of the command line and the man page. Each action is listed under the first
 * context that has it.
 */
export function keySections(): HelpSection[] {
  const listed = new Set<string>();
  return ALL_CONTEXTS.map(context => {
    const [{ title, rows } = { title: '', rows: [] }] = helpSections(BINDINGS, [context], true);
    const unseen = rows.filter(({ action }) => !listed.has(action));
    for (const { action } of unseen) listed.add(action);
    return { title, rows: unseen };
  });
}
