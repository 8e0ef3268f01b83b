// @ts-check
/** The README's tables of keys, from the binding table. */
import { keyTables } from './sources.mjs';

/** @import { Binding, Context } from '../../src/tui/keys/bindings.js' */

/** @typedef {[title: string, holds: (contexts: readonly Context[]) => boolean]} Section */

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
const REST = [
  ['searching the list', contexts => contexts.includes('filter')],
  ['searching in the article', contexts => contexts.includes('find')],
  ['in the contents', contexts => contexts.includes('contents')],
  ['narrowing the contents', contexts => contexts.includes('headings')],
  ['in the bookmarks', contexts => contexts.includes('bookmarks')],
  ['asked what to copy', contexts => contexts.includes('copy')],
  ['asked whether to open a link', contexts => contexts.includes('browse')],
  ['while an article opens', contexts => contexts.includes('opening')],
  ['in the help and the problems', contexts => contexts.includes('help')],
];

/** Words by which the names of two actions differ that undo each other. */
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
  const left = BINDINGS.filter(binding => ![...SCREENS, ...REST].some(([, holds]) => holds(binding.in)));
  if (left.length > 0) throw new Error(`no table has ${left.map(({ does }) => does).join(', ')}`);
  /** @param {Section} section */
  const table = ([title, holds]) =>
    tableOf(
      BINDINGS.filter(binding => holds(binding.in)),
      title,
      key => keyLabel(key, false),
    );
  return [
    ...SCREENS.map(table),
    '<details>\n<summary>While you type, choose or are asked</summary>',
    ...REST.map(table),
    '</details>',
  ].join('\n\n');
}

/**
 * Two bindings a row, opposites side by side; those without an opposite come first.
 *
 * @param {Binding[]} bindings
 * @param {string} title
 * @param {(key: string) => string} label
 */
function tableOf(bindings, title, label) {
  const paired = bindings.filter((binding, index) => {
    const [before, after] = [bindings[index - 1], bindings[index + 1]];
    return (before && areOpposite(before, binding)) || (after && areOpposite(binding, after));
  });
  const single = bindings.filter(binding => !paired.includes(binding));
  const cells = [
    ...padded(single.map(binding => cellsOf(binding, label))),
    ...paired.map(binding => cellsOf(binding, label)),
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
function cellsOf({ keys, help }, label) {
  return `${keys.map(key => `\`${label(key).replace('|', '\\|')}\``).join(' ')} | ${help}`;
}

/** @param {string[]} cells */
function padded(cells) {
  return cells.length % 2 === 0 ? cells : [...cells, ' | '];
}

/**
 * @param {Binding} one
 * @param {Binding} other
 */
function areOpposite(one, other) {
  const pair = [one, other].map(({ does }) => does.replace(/^.*\./, ''));
  return OPPOSITES.some(words => {
    const [first = '', second = ''] = words.split(' ');
    return pair[0] !== pair[1] && pair[0]?.replace(first, second) === pair[1];
  });
}
