// @ts-check
/** The README's generated parts: each stands between `<!-- name -->` and `<!-- /name -->`. */
import { fieldsMarkdown } from './fields.mjs';
import { keysMarkdown } from './keys.mjs';
import { optionsMarkdown } from './options.mjs';

/**
 * The README with its generated parts made anew.
 *
 * @param {string} readme
 * @throws {Error} where a part has no place in it
 */
export async function upToDate(readme) {
  const parts = {
    keys: await keysMarkdown(),
    options: await optionsMarkdown(),
    fields: await fieldsMarkdown(),
  };
  return Object.entries(parts).reduce((text, [name, part]) => withPart(text, name, part), readme);
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} part
 */
function withPart(text, name, part) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`there is no ${start} with an ${end} after it`);
  return `${text.slice(0, from + start.length)}\n\n${part}\n\n${text.slice(to)}`;
}
