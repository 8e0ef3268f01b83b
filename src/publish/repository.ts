/** The repository of a publication: from `package.json`, or from the git checkout around its folder. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readRegularFile } from '../host/read-regular-file.js';
import { isObject } from '../util/is-object.js';

export interface Repository {
  /** Web address without credentials, query or `.git`: `https://github.com/ann/notes`. */
  url: string;
  /** Folder of the package in the repository, with `/` as separator; absent: its top. */
  directory?: string;
}

/** Hosts whose short names npm knows. */
const SHORT_HOSTS: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
};

const PATH = /^[\w.-]+(?:\/[\w.-]+)+$/;

/** Parses the `repository` field of a `package.json`; undefined if it is not on a web host. */
export function parseRepository(field: unknown): Repository | undefined {
  const { url: written, directory } = isObject(field) ? field : { url: field, directory: undefined };
  const url = typeof written === 'string' ? repositoryUrl(written) : undefined;
  if (url === undefined) return undefined;
  const folder = typeof directory === 'string' ? directory.replace(/^(?:\.?\/)+|\/+$/g, '') : '';
  return PATH.test(`x/${folder}`) && !folder.includes('..') ? { url, directory: folder } : { url };
}

/** Returns the web address of a repository: of a URL, of `git@host:ann/notes.git`, or of `github:ann/notes`. */
export function repositoryUrl(written: string): string | undefined {
  const text = written.trim();
  const [, short = 'github', shortPath] =
    /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/.exec(text) ?? [];
  const [, host = SHORT_HOSTS[short], path = shortPath] =
    /^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([\w.-]+)(?::\d+)?\/([^?#\s]+)/.exec(text) ??
    /^(?:[\w.-]+@)([\w.-]+):([^?#\s]+)$/.exec(text) ??
    [];
  const name = path?.replace(/\/+$/, '').replace(/\.git$/, '');
  return host !== undefined && name !== undefined && PATH.test(name) ? `https://${host}/${name}` : undefined;
}

/** Largest git file that is read: 1 MB. */
const MAX_GIT_FILE = 1 << 20;

/** A git checkout, and the repository that its `origin` names. */
export interface Checkout {
  /** The top folder of the checkout, absolute. */
  root: string;
  /** Absent if there is no `origin`, or it is not on a web host. */
  repository?: Repository;
}

/** Finds the git checkout that a folder is in. Reads git's files; runs no program. */
export function findCheckout(dir: string): Checkout | undefined {
  const from = resolve(dir);
  for (let root = from; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return describeCheckout(root, from);
    if (root === dirname(root)) return undefined;
  }
}

function describeCheckout(root: string, from: string): Checkout {
  const config = readText(join(root, '.git/config'));
  const [, section = ''] = /^\[remote "origin"\]([^[]*)/m.exec(config) ?? [];
  const url = repositoryUrl(/^\s*url\s*=\s*(.+)$/m.exec(section)?.[1] ?? '');
  if (url === undefined) return { root };
  const directory = relative(root, from).split(sep).join('/');
  return { root, repository: directory === '' ? { url } : { url, directory } };
}

/** Empty if the file is missing or cannot be read, as in a worktree, whose `.git` is a file. */
function readText(file: string): string {
  try {
    return readRegularFile(file, MAX_GIT_FILE).toString('utf8');
  } catch {
    return '';
  }
}

/** Returns the address below which the host shows the files of `folder`, a folder of the package. Undefined for an unknown host. */
export function filesAddress({ url, directory = '' }: Repository, folder: string): string | undefined {
  const blob = /^https:\/\/github\.com\/[^/]+\/[^/]+$/.test(url)
    ? `${url}/blob/HEAD/`
    : url.startsWith('https://gitlab.com/')
      ? `${url}/-/blob/HEAD/`
      : undefined;
  return blob && [directory, folder].filter(Boolean).reduce((address, part) => `${address}${part}/`, blob);
}
