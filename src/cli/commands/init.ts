import { join } from 'node:path';
import { ciSteps } from '../../publish/init/ci-steps.js';
import { createPublication, suggestNames } from '../../publish/init/create-publication.js';
import { packageNameError } from '../../publish/package-name.js';
import { findCheckout, type Repository, repositoryUrl } from '../../publish/repository.js';
import { quote, quotePath, shellWord } from '../../text/quote.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { pluralize } from '../../util/pluralize.js';
import { UserError } from '../../util/user-error.js';
import type { Context } from '../context.js';
import { type Ask, canPrompt, promptUser } from '../prompt.js';

/** Exit code of a shell after Ctrl+C. */
const INTERRUPTED = 130;

/** Given or typed names and repository; absent: a default is used. */
interface PublicationNames {
  name?: string;
  title?: string;
  repository?: Repository;
}

/**
 * `lectern init [dir]`: creates a folder that publishes its articles, and prints the files it wrote. On a terminal it asks
 * for the names unless one is given; elsewhere it uses defaults and reports them on stderr.
 */
export async function init(context: Context, words: readonly string[]): Promise<number> {
  const { options, program, out, report } = context;
  const [dir = '.'] = words;
  if (dir === '')
    throw new UserError('folder name is empty', {
      hint: `to use the current folder, run: ${program.name} init`,
      code: 2,
    });
  const checkout = findCheckout(dir);
  const names = await askForNames(context, dir, checkout?.repository);
  if (!names) return INTERRUPTED;
  const { files, kept, ...created } = createPublication({
    dir,
    ...names,
    ...(options.ci !== undefined && { ci: options.ci }),
    checkout,
    lectern: program.version,
    today: localDay(new Date()),
  });
  out.write(files.map(file => `${sanitiseLine(join(dir, file))}\n`).join(''));
  if (names.name === undefined)
    await report('note', `package name is ${quote(created.name)}`, 'to change it, use --name');
  if (names.title === undefined)
    await report('note', `title is ${quote(created.title)}`, 'to change it, use --title');
  for (const file of kept)
    await report('note', `${quotePath(join(dir, file))} exists and was not changed`, KEPT_HINTS[file]);
  const enter = dir === '.' ? '' : `cd ${shellWord(dir)} && `;
  const next = `${enter}npm install && npx lectern build && node bin/${created.command}.js`;
  await report('note', `created ${pluralize(files.length, 'file')}`, `next, run: ${next}`);
  if (options.ci === undefined) return 0;
  const steps = ciSteps(created.name, created.repository);
  for (const [index, { text, hint }] of steps.entries())
    await report('note', `step ${index + 1} of ${steps.length} to publish from GitHub: ${text}`, hint);
  return 0;
}

/** Hints for files that existed before, by name. */
const KEPT_HINTS: Readonly<Record<string, string>> = {
  '.gitignore': 'add the lines node_modules/ and dist/ if they are not in it',
};

/** Returns undefined if the author cancelled. */
async function askForNames(
  { options, terminal, process }: Context,
  dir: string,
  known: Repository | undefined,
): Promise<PublicationNames | undefined> {
  const { name, title } = options;
  if (name !== undefined || title !== undefined || !canPrompt(terminal))
    return { ...(name !== undefined && { name }), ...(title !== undefined && { title }) };
  const suggested = suggestNames(dir);
  return promptUser(process, async (ask: Ask) => {
    const name = await ask('npm package name', suggested.name, nameError);
    const title = await ask('Title', suggested.titleOf(name));
    if (options.ci === undefined || known) return { name, title };
    const url = repositoryUrl(await ask('GitHub repository, as owner/name', '', repositoryError));
    return { name, title, ...(url !== undefined && { repository: { url } }) };
  });
}

/** An empty answer is valid: the repository may be added later. */
function repositoryError(answer: string): string | undefined {
  return answer === '' || repositoryUrl(answer) !== undefined
    ? undefined
    : 'invalid repository: write owner/name, or press Enter to add it later';
}

function nameError(name: string): string | undefined {
  const fault = packageNameError(name);
  return fault && `invalid npm package name: it ${fault}`;
}

/** Formats the author's local date, YYYY-MM-DD. */
function localDay(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
