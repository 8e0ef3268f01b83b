import { shellWord } from '../../text/quote.js';
import { isUserError, UserError } from '../../util/user-error.js';
import type { Context } from '../context.js';
import { type ResolvedArgument, resolveArgument, resolveArticle } from '../resolve-argument.js';
import { startReader } from '../start-reader.js';
import { list } from './list.js';
import { printArticles } from './read.js';

/** `lectern` and `lectern <article>`: opens the reader on a terminal. Elsewhere prints the list or the article. */
export async function open(context: Context, words: readonly string[]): Promise<number> {
  const input = await readerInput(context, words);
  if (!input) return print(context, words);
  const argument = words.length > 0 ? await resolveOne(context, words) : undefined;
  return startReader(context, argument, input);
}

async function print(context: Context, words: readonly string[]): Promise<number> {
  const { options, program } = context;
  if (options.continue) {
    throw new UserError('--continue needs a terminal', {
      hint: `to print an article, run: ${program.name} read ARTICLE`,
      code: 2,
    });
  }
  if (words.length > 1) return printSeveral(context, words);
  if (words.length === 0) return printList(context);
  const [word = ''] = words;
  const { article, ...argument } = await resolveArgument(context, word);
  if (!article) {
    const settings = { ...context.settings, library: [word] };
    return list({ ...context, settings, library: async () => argument });
  }
  return printArticles(context, [{ ...argument, article }]);
}

async function printList(context: Context): Promise<number> {
  const { terminal, report, program } = context;
  if (terminal.stdout && !terminal.stdin)
    await report('note', 'standard input was ignored', `to read it, run: ${program.name} -`);
  return list(context);
}

/** @throws {UserError} if a word is no article: probably all of them were meant for a search */
async function printSeveral(context: Context, words: readonly string[]): Promise<number> {
  const articles = [];
  for (const word of words)
    articles.push(await resolveArticle(context, word).catch(error => suggestSearch(error, context, words)));
  return printArticles(context, articles);
}

async function suggestSearch(error: unknown, context: Context, words: readonly string[]): Promise<never> {
  if (!isUserError(error)) throw error;
  const { suggestCommandLine } = await import('../errors/not-found.js');
  const hint = suggestCommandLine(words, context) ?? error.hint;
  throw new UserError(error.message, { ...(hint && { hint }), cause: error });
}

/**
 * Returns the stream of the reader's keys. It is stdin, or the controlling terminal if stdin is the article (`-`). Returns
 * undefined if the reader cannot run.
 */
async function readerInput(
  { terminal, process, settings }: Context,
  words: readonly string[],
): Promise<NodeJS.ReadStream | undefined> {
  if (!terminal.stdout || (terminal.dumb && !settings.accessible)) return undefined;
  if (terminal.stdin) return process.stdin;
  if (!words.includes('-')) return undefined;
  const { openControllingTerminal } = await import('../../host/controlling-terminal.js');
  return openControllingTerminal();
}

/** @throws {UserError} if there is no such article, or more than one word */
async function resolveOne(context: Context, words: readonly string[]): Promise<ResolvedArgument> {
  const [word = '', ...others] = words;
  // Accessible mode opens the whole library: it does not announce articles as they arrive.
  if (others.length === 0) return resolveArgument(context, word, !context.settings.accessible);
  const { suggestCommandLine } = await import('../errors/not-found.js');
  const suggestion = suggestCommandLine(words, context);
  const read = `to print several, run: ${context.program.name} read ${words.map(shellWord).join(' ')}`;
  throw new UserError(`expected one article, got ${words.length} words`, {
    hint: suggestion ?? read,
    code: 2,
  });
}
