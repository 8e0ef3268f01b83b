import { join } from 'node:path';
import { startPublication, suggestFor } from '../../publish/init/create-publication.js';
import { faultOfName } from '../../publish/package-name.js';
import { shellQuote } from '../../util/shell-quote.js';
import type { Context } from '../context.js';
import { type Ask, asking, canAsk } from '../prompt.js';

/** Ctrl+C, as a shell tells of it. */
const INTERRUPTED = 130;

/** What the publication is called; what is absent is assumed. */
interface Called {
  name?: string;
  title?: string;
}

/**
 * `lectern init [dir]`: a folder that publishes its articles. On a terminal it asks what the publication is called, unless
 * that was said; elsewhere it asks nothing: what was not said is assumed, and what was assumed is said, on stderr. stdout is
 * the list of the files written.
 */
export async function init(context: Context, words: readonly string[]): Promise<number> {
  const { options, program, out, warn } = context;
  const [dir = '.'] = words;
  const called = await calling(context, dir);
  if (!called) return INTERRUPTED;
  const { files, ...started } = startPublication({
    dir,
    ...called,
    ...(options.ci !== undefined && { ci: options.ci }),
    lectern: program.version,
    today: localDay(new Date()),
  });
  out.write(files.map(file => `${join(dir, file)}\n`).join(''));
  if (called.name === undefined) warn(`the package is called ${started.name}; --name gives it another.`);
  if (called.title === undefined) warn(`its title is “${started.title}”; --title gives it another.`);
  const enter = dir === '.' ? '' : `cd ${shellQuote(dir)} && `;
  warn(`next: ${enter}npm install && npx lectern build && node bin/${started.command}.js`);
  return 0;
}

/** Undefined where the author broke off. */
async function calling({ options, terminal, process }: Context, dir: string): Promise<Called | undefined> {
  const { name, title } = options;
  if (name !== undefined || title !== undefined || !canAsk(terminal))
    return { ...(name !== undefined && { name }), ...(title !== undefined && { title }) };
  const suggested = suggestFor(dir);
  return asking(process, async (ask: Ask) => {
    const name = await ask('Package name, on npm', suggested.name, refusal);
    return { name, title: await ask('Title', suggested.titleOf(name)) };
  });
}

function refusal(name: string): string | undefined {
  const fault = faultOfName(name);
  return fault && `npm would refuse it: it ${fault}. Use lower-case letters, digits and dashes.`;
}

/** The day where the author is. */
function localDay(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
