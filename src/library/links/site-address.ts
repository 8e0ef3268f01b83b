/**
 * Finds the address of the site that publishes a folder's articles: from the config files of site generators, else from the
 * links in the articles. Config files are searched as text; a program such as `astro.config.mjs` is never run.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFileStart } from '../../host/read-regular-file.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { isObject } from '../../util/is-object.js';
import type { Article } from '../article.js';
import { lookupOf } from './article-lookup.js';
import { lastPart, normalizePath } from './link-path.js';

/** Folders above the articles that are searched: `src/content/docs/en` has four. */
const MAX_LEVELS = 5;
/** Bytes that are read of a config file, and of an article. */
const MAX_CONFIG_SIZE = 1 << 16;
const MAX_ARTICLE_SIZE = 1 << 15;

const VALUE = String.raw`["'\x60]?([^\s"'\x60#,;}]+)`;
const yaml = (key: string) => new RegExp(`^${key}:[ \\t]*${VALUE}`, 'm');
const toml = (key: string) => new RegExp(`^${key}\\s*=\\s*${VALUE}`, 'm');
const script = (key: string) =>
  new RegExp(String.raw`(?:^|[\s{,])["']?${key}["']?\s*[:=]\s*["'\x60]([^"'\x60]+)`);

/** Config files of site generators: the keys of the address, and of the path that is appended to it. */
const CONFIG_FILES: readonly { names: readonly string[]; url: RegExp; path?: RegExp }[] = [
  { names: ['_config.yml', '_config.yaml'], url: yaml('url'), path: yaml('baseurl') },
  { names: ['hugo.toml', 'config.toml', 'config/_default/hugo.toml', 'config/_default/config.toml'], url: toml('(?:baseURL|baseurl|base_url)') },
  { names: ['hugo.yaml', 'hugo.yml', 'config.yaml', 'config.yml', 'config/_default/hugo.yaml'], url: yaml('base(?:URL|Url|url)') },
  { names: ['hugo.json', 'config.json'], url: script('baseURL') },
  { names: ['astro.config.mjs', 'astro.config.ts', 'astro.config.js', 'astro.config.mts'], url: script('site'), path: script('base') },
  { names: ['docusaurus.config.js', 'docusaurus.config.ts'], url: script('url'), path: script('baseUrl') },
  { names: ['mkdocs.yml', 'mkdocs.yaml'], url: yaml('site_url') },
  { names: ['gatsby-config.js', 'gatsby-config.ts'], url: script('siteUrl') },
]; // biome-ignore format: a table

/** The addresses for articles in these folders. Reads files. */
export function findSiteAddresses(roots: readonly string[], articles: readonly Article[]): readonly string[] {
  const configured = roots.flatMap(configuredAddress);
  if (configured.length > 0) return [...new Set(configured)];
  return linkedAddress(articles);
}

/** The address in the config of the nearest folder that has one. The folder of a repository is the last that is searched. */
function configuredAddress(root: string): string[] {
  let folder = root;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const address = manifestAddress(folder) ?? generatorAddress(folder);
    if (address !== undefined) return [address];
    const parent = dirname(folder);
    if (parent === folder || existsSync(join(folder, '.git'))) return [];
    folder = parent;
  }
  return [];
}

/** `base` of the key `lectern` in `package.json`. */
function manifestAddress(folder: string): string | undefined {
  const text = readStart(join(folder, 'package.json'), MAX_CONFIG_SIZE);
  if (!text.includes('"lectern"')) return undefined;
  try {
    const manifest: unknown = JSON.parse(text);
    const settings = isObject(manifest) && Object.hasOwn(manifest, 'lectern') ? manifest.lectern : undefined;
    return isObject(settings) && typeof settings.base === 'string' ? toAddress(settings.base) : undefined;
  } catch {
    return undefined;
  }
}

function generatorAddress(folder: string): string | undefined {
  for (const { names, url, path } of CONFIG_FILES) {
    for (const name of names) {
      const text = withoutComments(readStart(join(folder, name), MAX_CONFIG_SIZE), name);
      const address = text && url.exec(text)?.[1];
      if (!address) continue;
      const base = path?.exec(text)?.[1] ?? '';
      const whole = toAddress(`${address.replace(/\/+$/, '')}/${base.replace(/^\/+/, '')}`);
      if (whole !== undefined) return whole;
    }
  }
  return undefined;
}

/** A text without the lines that are comments; of TOML only what is before the first table. */
function withoutComments(text: string, name: string): string {
  const plain = text.replace(/^[ \t]*(?:#|\/\/).*$/gm, '');
  return name.endsWith('.toml') ? (plain.split(/^\[/m)[0] ?? '') : plain;
}

function toAddress(text: string): string | undefined {
  const clean = sanitiseLine(text);
  return /^https?:\/\/[^/]+/i.test(clean) && clean.length < 1000 ? clean : undefined;
}

/** Articles whose links are counted. */
const MAX_SAMPLE = 60;
/** Minimum number of links to articles of the library by which a host counts as its site. */
const MIN_LINKS = 3;
/** Hosts of many sites: a name that is also one of an article says nothing. */
const SHARED_HOST =
  /(?:^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|npmjs\.com|pypi\.org|crates\.io|docs\.rs|wikipedia\.org|youtube\.com|medium\.com|dev\.to|twitter\.com|x\.com|reddit\.com|stackoverflow\.com|developer\.mozilla\.org)$/i;

/** The host of most of the links that name an article, if most of the links to it do. */
function linkedAddress(articles: readonly Article[]): string[] {
  const lookup = lookupOf(articles);
  const hosts = new Map<string, { all: number; own: number }>();
  for (const { file } of articles.slice(0, MAX_SAMPLE)) {
    const text = file === undefined ? '' : readStart(file, MAX_ARTICLE_SIZE);
    for (const [, origin = '', path = ''] of text.matchAll(
      /\]\(<?(https?:\/\/[^\s/?#)>"]+)([^\s?#)>"]*)/gi,
    )) {
      const page = normalizePath(path).replace(/\.html?$/i, '');
      const count = hosts.get(origin) ?? { all: 0, own: 0 };
      count.all++;
      if (page !== '' && lookup.isName(lastPart(page))) count.own++;
      hosts.set(origin, count);
    }
  }
  const own = [...hosts].filter(
    ([origin, count]) =>
      count.own >= MIN_LINKS && 2 * count.own > count.all && !SHARED_HOST.test(origin.replace(/^.*\/\//, '')),
  );
  const [most] = own.sort(([, a], [, b]) => b.own - a.own);
  const total = own.reduce((sum, [, count]) => sum + count.own, 0);
  return most && 2 * most[1].own > total ? [most[0]] : [];
}

function readStart(file: string, length: number): string {
  try {
    return existsSync(file) ? readFileStart(file, length).toString('utf8') : '';
  } catch {
    return '';
  }
}
