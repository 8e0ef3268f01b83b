/** Names of keys in the binding table, the config file and the help. A printable key is its own name. */

import { quote } from '../../text/quote.js';

/** Names of keys that print nothing. */
const NAMED = [
  'space', 'enter', 'tab', 'esc', 'backspace', 'delete', 'insert', 'up', 'down', 'left', 'right', 'home', 'end', 'pgup', 'pgdn',
  'f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8', 'f9', 'f10', 'f11', 'f12',
]; // biome-ignore format: a table

/** Keys that terminals send with Ctrl, Alt and Shift. With a letter they send only Ctrl. */
const MODIFIABLE = new Set([
  'tab',
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pgup',
  'pgdn',
  'delete',
  'insert',
]);

/** Control letters that terminals send as another key. */
const INDISTINGUISHABLE = new Map([
  ['ctrl+i', 'tab'],
  ['ctrl+m', 'enter'],
  ['ctrl+j', 'enter'],
  ['ctrl+h', 'backspace'],
]);

/** The character that a key types; undefined if it prints nothing. */
export function keyText(key: string): string | undefined {
  if (key === 'space') return ' ';
  return [...key].length === 1 ? key : undefined;
}

/** Explains why a key of this name cannot be bound; undefined if it can. */
export function keyFault(key: string): string | undefined {
  const sent = INDISTINGUISHABLE.get(key);
  if (sent) return `terminals send ${sent} for "${key}"`;
  if (keyText(key) !== undefined || NAMED.includes(key))
    return key === ' ' ? 'a blank is not a key name; use "space"' : undefined;
  if (/^ctrl\+[a-z]$/.test(key)) return undefined;
  const [, base = ''] = /^(?:(?:ctrl|alt|shift)\+)+(.+)$/.exec(key) ?? [];
  if (base === 'tab') return key === 'shift+tab' ? undefined : `terminals do not send ${quote(key)}`;
  if (MODIFIABLE.has(base)) return undefined;
  return `unknown key ${quote(key)}`;
}

const ARROWS: Record<string, string> = { up: '↑', down: '↓', left: '←', right: '→' };

/** Label of a key in the help and the footer. */
export function keyLabel(key: string, ascii: boolean): string {
  return (!ascii && ARROWS[key]) || key;
}
