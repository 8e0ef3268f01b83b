/**
 * Whether npm takes a name for a new package: the rules of https://docs.npmjs.com/cli/configuring-npm/package-json#name, as
 * `validate-npm-package-name` 7 has them.
 */
import { builtinModules } from 'node:module';

/** Characters; the scope counts. */
const LONGEST = 214;

/** Names that npm keeps for itself. */
const KEPT = ['node_modules', 'favicon.ico'];

/** The program that a publication depends on: both would be installed under one name. */
export const OWN = 'lectern';

/** Why npm would refuse `name`: the end of a sentence that starts with it. Undefined for a good name. */
export function faultOfName(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (name !== name.toLowerCase()) return 'has capital letters';
  if (/^[._-]/.test(name)) return `starts with “${name[0]}”`;
  if (KEPT.includes(name) || commandOf(name) === OWN) return 'is taken';
  if (builtinModules.includes(name)) return 'is that of a module of Node.js';
  const [, part] = /^@[^@/\s]+\/([^/]*)$/.exec(name) ?? [];
  if (part !== undefined && /^(?:[._-]|$)/.test(part)) return 'has no name behind its scope';
  const parts = part === undefined ? [name] : name.slice(1).split('/');
  if (parts.some(each => /[~'!()*]/.test(each) || encodeURIComponent(each) !== each))
    return 'has characters that an address cannot have';
  return undefined;
}

/** A name that npm takes, made of any text; empty where none can be. */
export function nameFrom(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '')
    .slice(0, LONGEST);
}

/** The name without its scope: what is typed. */
export function commandOf(name: string): string {
  return name.replace(/^@[^/]*\//, '');
}
