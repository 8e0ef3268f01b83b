import { shellQuote } from '../../util/shell-quote.js';
import { isUserError, UserError } from '../../util/user-error.js';
import { offeredBy } from '../arguments/offered.js';
import type { Context } from '../context.js';
import { type Named, nameAny, nameArticle } from '../resolve-argument.js';
import { startReader } from '../start-reader.js';
import { list } from './list.js';
import { printArticles } from './read.js';

/**
 * Bare `lectern`, and `lectern <article>`: the interactive reader where there is a terminal to show it on and keys
 * to hear; elsewhere the list, or the article, as into a pipe.
 */
export async function open(context: Context, words: readonly string[]): Promise<number> {
  const keys = await keysFor(context, words);
  if (!keys) return print(context, words);
  const named = words.length > 0 ? await oneArticle(context, words) : undefined;
  return startReader(context, named, keys);
}

async function print(context: Context, words: readonly string[]): Promise<number> {
  const { options, program } = context;
  if (options.continue) {
    throw new UserError('--continue opens the reader, and there is no terminal to open it on.', {
      hint: `To print an article: ${program.name} read <article>`,
      code: 2,
    });
  }
  if (words.length > 1) return printSeveral(context, words);
  if (words.length === 0) return printList(context);
  const [word = ''] = words;
  const { article, ...named } = await nameAny(context, word);
  if (!article) {
    const settings = { ...context.settings, library: [word] };
    return list({ ...context, settings, library: async () => named.library });
  }
  return printArticles(context, [{ ...named, article }]);
}

async function printList(context: Context): Promise<number> {
  const { terminal, warn, program } = context;
  if (terminal.stdout && !terminal.stdin) warn(`standard input was not read. To read it: ${program.name} -`);
  return list(context);
}

/** @throws {UserError} where one of the words names nothing: then they were meant to be searched for. */
async function printSeveral(context: Context, words: readonly string[]): Promise<number> {
  const named = [];
  for (const word of words)
    named.push(await nameArticle(context, word).catch(error => toSearch(error, context, words)));
  return printArticles(context, named);
}

async function toSearch(error: unknown, context: Context, words: readonly string[]): Promise<never> {
  if (!isUserError(error)) throw error;
  const { meantBy } = await import('../errors/not-found.js');
  const hint = meantBy(words, offeredBy(context.program)) ?? error.hint;
  throw new UserError(error.message, { ...(hint && { hint }), cause: error });
}

/**
 * Where the reader's keys come from: stdin where it is a terminal; the controlling terminal where stdin is the
 * article (`-`). Undefined where the reader cannot run.
 */
async function keysFor(
  { terminal, process, settings }: Context,
  words: readonly string[],
): Promise<NodeJS.ReadStream | undefined> {
  if (!terminal.stdout || (terminal.dumb && !settings.accessible)) return undefined;
  if (terminal.stdin) return process.stdin;
  if (!words.includes('-')) return undefined;
  const { openControllingTerminal } = await import('../../host/controlling-terminal.js');
  return openControllingTerminal();
}

/** @throws {UserError} where the words name nothing, or more than the one article that the reader opens. */
async function oneArticle(context: Context, words: readonly string[]): Promise<Named> {
  const [word = '', ...others] = words;
  // Who listens is not told of every article that comes.
  if (others.length === 0) return nameAny(context, word, !context.settings.accessible);
  const { meantBy } = await import('../errors/not-found.js');
  const meant = meantBy(words, offeredBy(context.program));
  const read = `To print several: ${context.program.name} read ${words.map(shellQuote).join(' ')}`;
  throw new UserError(`The reader opens one article, and ${words.length} words were given.`, {
    hint: meant ? `${meant} — ${read}` : read,
    code: 2,
  });
}
