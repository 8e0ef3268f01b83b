import type { Binding, Bindings, Context } from './bindings.js';
import { keyLabel } from './key-names.js';

/** What the help and the footer show of a binding. */
export interface HelpRow {
  keys: string;
  text: string;
  /** The action's name, as the `[keys]` of the config file have it. */
  action: string;
}

export interface HelpSection {
  title: string;
  rows: HelpRow[];
}

const TITLES: Record<Context, string> = {
  list: 'The list', filter: 'While searching the list', opening: 'While an article opens', reader: 'Reading', contents: 'Contents',
  headings: 'While narrowing the contents',
  find: 'While searching in the article', bookmarks: 'Bookmarks', copy: 'Copying', browse: 'Opening a link', help: 'Help', problems: 'Problems', any: 'Always',
}; // biome-ignore format: a table

/** The bindings that hold in these contexts, without keys that an earlier context takes. */
export function helpFor(bindings: Bindings, contexts: readonly Context[], ascii: boolean): HelpSection[] {
  const taken = new Set<string>();
  return contexts.map(context => {
    const own = bindings.filter(binding => binding.in.includes(context));
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

function row({ help, does }: Binding, keys: readonly string[], ascii: boolean): HelpRow[] {
  return keys.length > 0
    ? [{ keys: keys.map(key => keyLabel(key, ascii)).join(' '), text: help, action: does }]
    : [];
}

/** The footer's hints for these contexts, the most useful first: a key and a word. */
export function hintsFor(bindings: Bindings, contexts: readonly Context[], ascii: boolean): HelpRow[] {
  const first = contexts[0];
  const ranked = bindings.flatMap(binding =>
    binding.hint && first && binding.in.includes(first)
      ? [{ binding, rank: binding.hint[0], text: binding.hint[1] }]
      : [],
  );
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .map(({ binding, text }) => ({
      keys: keyLabel(binding.keys[0] ?? '', ascii),
      text,
      action: binding.does,
    }));
}

/** Hints for the named actions, in this order. */
export function hintsOf(bindings: Bindings, actions: readonly Binding['does'][], ascii: boolean): HelpRow[] {
  return actions.flatMap(action => {
    const binding = bindings.find(({ does }) => does === action);
    return binding
      ? [{ keys: keyLabel(binding.keys[0] ?? '', ascii), text: binding.hint?.[1] ?? binding.help, action }]
      : [];
  });
}
