import { join } from 'node:path';
import { startPublication } from '../../publish/starter/starter.js';
import type { Context } from '../context.js';

/**
 * `lectern init [dir]`: a folder that publishes its articles. It asks nothing: what was not said is assumed, and what was
 * assumed is said, on stderr. stdout is the list of the files written.
 */
export async function init(
  { options, program, out, warn }: Context,
  words: readonly string[],
): Promise<number> {
  const [dir = '.'] = words;
  const { name, title, ci } = options;
  const { files, ...started } = startPublication({
    dir,
    ...(name !== undefined && { name }),
    ...(title !== undefined && { title }),
    ...(ci !== undefined && { ci }),
    lectern: program.version,
    today: localDay(new Date()),
  });
  out.write(files.map(file => `${join(dir, file)}\n`).join(''));
  if (name === undefined) warn(`the package is called ${started.name}; --name gives it another.`);
  if (title === undefined) warn(`its title is “${started.title}”; --title gives it another.`);
  const enter = dir === '.' ? '' : `cd ${dir} && `;
  warn(`next: ${enter}npm install && npx lectern build && node bin/${started.command}.js`);
  return 0;
}

/** The day where the author is. */
function localDay(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
