/** Finds out which tools a file is written for, from its front matter, its path and the folders around it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SyntaxHints } from '../markdown/dialects/dialects.js';

/** Files in the root of a site whose tool reads template tags in Markdown: Jekyll, Eleventy, Hexo, Zola. */
const TEMPLATE_TOOLS = [
  '_config.yml', '_config.toml', '.eleventy.js', '.eleventy.cjs', '.eleventy.mjs', 'eleventy.config.js', 'eleventy.config.cjs',
  'eleventy.config.mjs', 'eleventy.config.ts', '_data', '_includes', '_layouts',
]; // biome-ignore format: a list
/** Zola has the same names as Hugo, so both are needed. */
const ZOLA = ['config.toml', 'templates'];
/** Folders of articles in Jekyll. */
const JEKYLL_FOLDER = /(?:^|\/)_(?:posts|drafts|pages|docs)\//;
/** Layouts of VitePress, which shows `{{ x }}` by other rules. */
const OTHER_LAYOUTS = /^(?:doc|home|page|false)$/;
const MAX_FOLDERS = 16;

interface Source {
  /** Path in the library. */
  path: string;
  /** Absolute path; absent if there is no file. */
  file?: string | undefined;
  /** Fields of the front matter. */
  extra?: Readonly<Record<string, unknown>>;
}

/** Finds the tools that read a file. Looks for their files only if the text has markup that depends on them. */
export function findSiteTools({ path: name, file, extra = {} }: Source, source: string): SyntaxHints {
  const hints: SyntaxHints = {};
  let around: string[] | undefined;
  const isAround = (test: (folder: string) => boolean): boolean => {
    if (file === undefined) return false;
    around ??= folders(file);
    return around.some(test);
  };
  const hasTags = source.includes('{%') || source.includes('{{');
  // A search for `^` only is faster: a text has a space after every word.
  const mayBeVault =
    source.includes('[[') || source.includes('%%') || (source.includes('^') && source.includes(' ^'));
  const { layout } = extra;
  if (hasTags)
    hints.templates =
      (typeof layout === 'string' && !OTHER_LAYOUTS.test(layout)) ||
      JEKYLL_FOLDER.test(`${file ?? name}`.replaceAll('\\', '/')) ||
      isAround(isTemplateRoot);
  if (mayBeVault && isAround(folder => existsSync(path.join(folder, '.obsidian')))) hints.vault = true;
  return hints;
}

function isTemplateRoot(folder: string): boolean {
  const has = (name: string) => existsSync(path.join(folder, name));
  return TEMPLATE_TOOLS.some(has) || ZOLA.every(has);
}

/** The folders around a file, nearest first, up to the root of its repository. */
function folders(file: string): string[] {
  const found: string[] = [];
  for (let folder = path.dirname(file); found.length < MAX_FOLDERS; folder = path.dirname(folder)) {
    found.push(folder);
    if (path.dirname(folder) === folder || existsSync(path.join(folder, '.git'))) break;
  }
  return found;
}
