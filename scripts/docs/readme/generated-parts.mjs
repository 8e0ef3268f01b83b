// @ts-check
/** Generated parts of the README, each between `<!-- name -->` and `<!-- /name -->`. */
import { fieldsMarkdown } from './field-table.mjs';
import { keysMarkdown } from './keys.mjs';
import { optionsMarkdown } from './options.mjs';

/**
 * Returns the README with its generated parts replaced.
 *
 * @param {string} readme
 * @throws {Error} if the README has no markers for a part
 */
export async function updateGeneratedParts(readme) {
  const parts = {
    keys: await keysMarkdown(),
    options: await optionsMarkdown(),
    fields: await fieldsMarkdown(),
  };
  return Object.entries(parts).reduce((text, [name, part]) => replacePart(text, name, part), readme);
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} part
 */
function replacePart(text, name, part) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`README has no ${start} followed by ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${part}\n\n${text.slice(to)}`;
}
