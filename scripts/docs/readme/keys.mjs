// @ts-check
/** Generates the README's tables of keys from the binding table. */
import { keyTables } from './table-sources.mjs';

/** @import { Binding, KeyContext } from '../../../src/tui/keys/bindings.js' */

/** @typedef {[title: string, isIncluded: (contexts: readonly KeyContext[]) => boolean]} Section */

/** @type {Section[]} */
const SCREENS = [
  ['in the list', contexts => contexts.includes('list') && !contexts.includes('reader')],
  ['in an article', contexts => contexts.includes('reader') && !contexts.includes('list')],
  [
    'in both',
    contexts => (contexts.includes('list') && contexts.includes('reader')) || contexts.includes('any'),
  ],
];

/** @type {Section[]} */
const INPUTS_AND_PANELS = [
  ['searching the list', contexts => contexts.includes('filter')],
  ['searching in the article', contexts => contexts.includes('find')],
  ['in the contents', contexts => contexts.includes('contents')],
  ['filtering the contents', contexts => contexts.includes('contents-filter')],
  ['in the bookmarks', contexts => contexts.includes('bookmarks')],
  ['in full view', contexts => contexts.includes('full-view') && !contexts.includes('list')],
  ['copy prompt', contexts => contexts.includes('copy')],
  ['open-link prompt', contexts => contexts.includes('browse')],
  ['while an article is loading', contexts => contexts.includes('opening')],
  ['in the help and the list of problems', contexts => contexts.includes('help')],
];

/** Pairs of words in the names of opposite actions, such as `list.down` and `list.up`. */
const OPPOSITES = [
  'next previous',
  'down up',
  'top bottom',
  'left right',
  'start end',
  'wider narrower',
  'back forward',
];

export async function keysMarkdown() {
  const { BINDINGS, keyLabel } = await keyTables();
  const sections = [...SCREENS, ...INPUTS_AND_PANELS];
  const unlisted = BINDINGS.filter(
    ({ contexts }) => !sections.some(([, isIncluded]) => isIncluded(contexts)),
  );
  if (unlisted.length > 0)
    throw new Error(`actions in no table: ${unlisted.map(({ action }) => action).join(', ')}`);
  /** @param {Section} section */
  const table = ([title, isIncluded]) =>
    formatTable(
      BINDINGS.filter(({ contexts }) => isIncluded(contexts)),
      title,
      key => keyLabel(key, false),
    );
  return [
    ...SCREENS.map(table),
    '<details>\n<summary>While typing and in panels</summary>',
    ...INPUTS_AND_PANELS.map(table),
    '</details>',
  ].join('\n\n');
}

/**
 * Formats two bindings per row: those without an opposite first, then opposites side by side.
 *
 * @param {Binding[]} bindings
 * @param {string} title
 * @param {(key: string) => string} label
 */
function formatTable(bindings, title, label) {
  const paired = bindings.filter((binding, index) => {
    const [before, after] = [bindings[index - 1], bindings[index + 1]];
    return (before && areOpposite(before, binding)) || (after && areOpposite(binding, after));
  });
  const single = bindings.filter(binding => !paired.includes(binding));
  const cells = [
    ...padToEven(single.map(binding => formatCells(binding, label))),
    ...paired.map(binding => formatCells(binding, label)),
  ];
  const rows = cells.flatMap((cell, index) =>
    index % 2 === 0 ? [`| ${cell} | ${cells[index + 1] ?? ' | '} |`] : [],
  );
  return [`| keys | ${title} | keys | |`, '| --- | --- | --- | --- |', ...rows].join('\n');
}

/**
 * @param {Binding} binding
 * @param {(key: string) => string} label
 */
function formatCells({ keys, help }, label) {
  return `${keys.map(key => `\`${label(key).replace('|', '\\|')}\``).join(' ')} | ${help}`;
}

/** @param {string[]} cells */
function padToEven(cells) {
  return cells.length % 2 === 0 ? cells : [...cells, ' | '];
}

/**
 * @param {Binding} one
 * @param {Binding} other
 */
function areOpposite(one, other) {
  const pair = [one, other].map(({ action }) => action.replace(/^.*\./, ''));
  return OPPOSITES.some(words => {
    const [first = '', second = ''] = words.split(' ');
    return pair[0] !== pair[1] && pair[0]?.replace(first, second) === pair[1];
  });
}
