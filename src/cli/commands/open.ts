import { UserError } from '../../text/errors.js';
import type { Context } from '../context.js';
import { type Named, nameAny } from '../naming.js';
import { list } from './list.js';
import { printArticle, read } from './read.js';
import { startReader } from './start-reader.js';

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
  const { options, terminal, warn, program } = context;
  if (options.continue) {
    throw new UserError('--continue opens the reader, and there is no terminal to open it on.', {
      hint: `Print an article: ${program.name} read <article>.`,
      code: 2,
    });
  }
  if (words.length > 1) return printSeveral(context, words);
  if (words.length === 0) {
    if (terminal.stdout && !terminal.stdin)
      warn(`standard input is not read unasked: ${program.name} - reads it.`);
    return list(context);
  }
  const { article, ...named } = await nameAny(context, words[0] ?? '');
  return article
    ? printArticle(context, { ...named, article })
    : list({ ...context, library: async () => named.library });
}

async function printSeveral(context: Context, words: readonly string[]): Promise<number> {
  const code = await read(context, words);
  if (code !== 0)
    context.warn(`to find words in the articles: ${context.program.name} search ${words.join(' ')}`);
  return code;
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
  if (others.length === 0) return nameAny(context, word);
  const { name } = context.program;
  throw new UserError(`The reader opens one article, and ${words.length} words were given.`, {
    hint: `To find them: ${name} search ${words.join(' ')}. To print several articles: ${name} read ${words.join(' ')}.`,
    code: 2,
  });
}
