/**
 * Validates names of new npm packages.
 * Implements the rules of https://docs.npmjs.com/cli/configuring-npm/package-json#name, as `validate-npm-package-name` 7 does.
 */
import { builtinModules } from 'node:module';

/** Maximum length in characters, scope included. */
const MAX_LENGTH = 214;

/** Names that npm reserves. */
const RESERVED_NAMES = ['node_modules', 'favicon.ico'];

/** The name of the program that publications depend on. A publication of that name would replace it. */
export const OWN_NAME = 'lectern';

/** Returns why npm refuses `name`, as a predicate: `is empty`. Undefined for a valid name. */
export function packageNameError(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  if (name !== name.toLowerCase()) return 'has capital letters';
  if (/^[._-]/.test(name)) return `starts with "${name[0]}"`;
  if (RESERVED_NAMES.includes(name) || commandName(name) === OWN_NAME) return 'is reserved';
  if (builtinModules.includes(name)) return 'is the name of a Node.js module';
  const [, part] = /^@[^@/\s]+\/([^/]*)$/.exec(name) ?? [];
  if (part !== undefined && /^(?:[._-]|$)/.test(part)) return 'has no valid name after its scope';
  const parts = part === undefined ? [name] : name.slice(1).split('/');
  if (parts.some(each => /[~'!()*]/.test(each) || encodeURIComponent(each) !== each))
    return 'has characters that are not allowed in a URL';
  return undefined;
}

/** Converts any text to a package name; empty if no character can be used. */
export function toPackageName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '')
    .slice(0, MAX_LENGTH);
}

/** Returns the package name without its scope, which is the name of the command. */
export function commandName(packageName: string): string {
  return packageName.replace(/^@[^/]*\//, '');
}
