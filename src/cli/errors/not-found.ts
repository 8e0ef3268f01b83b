/**
 * What is said of a word that names no article: what it may have been meant for, the likeliest first. A door: it looks at
 * commands, drafts, files and the words of every title, which nobody waits for who names what is there.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ARTICLE_ENDING, type Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { findArticle } from '../../library/links/find-by-slug.js';
import { allowance, distance } from '../../search/fuzzy/edit-distance.js';
import { nearest } from '../../search/search.js';
import { cleanLine } from '../../text/sanitise.js';
import { shellQuote } from '../../util/shell-quote.js';
import { truncateList } from '../../util/truncate-list.js';
import { UserError } from '../../util/user-error.js';
import type { Offered } from '../arguments/offered.js';
import { nearCommands } from './suggest-command.js';

export interface Unknown {
  /** As it was typed. */
  name: string;
  library: Library;
  /** The articles whose slugs begin so, where there are several. */
  candidates: readonly Article[];
}

/** How many names are suggested. */
const MOST = 3;

/**
 * The error to throw.
 * @param withDrafts the library with its drafts; gives undefined where it has none that are not shown
 */
export async function unknownArticle(
  { name, library, candidates }: Unknown,
  program: Offered,
  withDrafts: () => Promise<Library> | undefined,
): Promise<UserError> {
  const shown = cleanLine(name);
  if (candidates.length > 0) {
    const slugs = candidates.map(({ slug }) => slug);
    return new UserError(`“${shown}” may be ${slugs.length} articles.`, {
      hint: `They are ${truncateList(slugs, 8)}.`,
    });
  }
  if (isPath(name)) {
    const near = nearFiles(name);
    return new UserError(`There is no file “${shown}”.`, {
      hint:
        near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Check its name, and the folder you are in.',
    });
  }
  const all = await withDrafts();
  const found = all && findArticle(all, name);
  if (found && 'article' in found && found.article.draft)
    return new UserError(`“${shown}” is a draft.`, { hint: 'To see drafts too, add --drafts.' });
  const near = [
    ...nearCommands(name, program.commands).map(command => `${program.name} ${command}`),
    ...nearSlugs(library, withoutAnchor(name)),
    ...nearFiles(name),
  ];
  const search = `${program.name} search ${cleanLine(shellQuote(name))}`;
  return new UserError(`There is no article “${shown}”.`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : `To look for the word: ${search}`,
  });
}

/** Of several words that were given where one names an article: what to type instead; undefined where they name files. */
export function meantBy(words: readonly string[], program: Offered): string | undefined {
  if (words.some(isPath)) return undefined;
  const [first = '', ...others] = words.map(word => cleanLine(shellQuote(word)));
  const [command] = nearCommands(words[0] ?? '', program.commands).filter(near => !near.startsWith('-'));
  if (command) return `Did you mean ${program.name} ${[command, ...others].join(' ')}?`;
  if (isFolder(words[0] ?? '')) return `Did you mean ${program.name} ${others.join(' ')} --library ${first}?`;
  return `To find the words in the articles: ${program.name} search ${[first, ...others].join(' ')}`;
}

function isFolder(name: string): boolean {
  return name !== '' && existsSync(join(name, '.'));
}

/** Whether a name is that of a file, and of nothing else. Slugs may have slashes, but no ending. */
function isPath(name: string): boolean {
  return ARTICLE_ENDING.test(withoutAnchor(name)) || /[/\\]$/.test(name);
}

function withoutAnchor(name: string): string {
  return name.replace(/#.*$/s, '');
}

/** By the words of titles and slugs; else by how a slug's words begin. */
function nearSlugs(library: Library, name: string): string[] {
  const near = nearest(library, name, MOST);
  return (near.length > 0 ? near : begunAlike(library, name)).map(({ slug }) => slug);
}

function begunAlike({ articles }: Library, name: string): Article[] {
  const typed = name.toLowerCase();
  const most = allowance(typed.length);
  if (most === 0) return [];
  return articles
    .map(article => {
      const words = article.slug.toLowerCase().split(/[^\p{L}\p{N}]+/u);
      const alike = words.filter(word => word[0] === typed[0]);
      return { article, off: Math.min(...alike.map(word => distance(typed, word, most, true)), most + 1) };
    })
    .filter(({ off }) => off <= most)
    .sort((a, b) => a.off - b.off)
    .slice(0, MOST)
    .map(({ article }) => article);
}

/** Files of the folder that are called nearly so, with or without their ending. */
function nearFiles(name: string): string[] {
  const path = withoutAnchor(name);
  const folder = dirname(path);
  const typed = stem(basename(path));
  const most = allowance(typed.length);
  return namesIn(folder)
    .filter(file => ARTICLE_ENDING.test(file))
    .map(file => ({ file, off: distance(typed, stem(file), most) }))
    .filter(({ off }) => off <= most)
    .sort((a, b) => a.off - b.off)
    .slice(0, MOST)
    .map(({ file }) => cleanLine(shellQuote(folder === '.' ? file : join(folder, file))));
}

function stem(file: string): string {
  return file.replace(ARTICLE_ENDING, '').toLowerCase();
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
