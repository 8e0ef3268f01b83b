/** The names that keys go by, in the binding table, the config file and the help. A printable key is its own name. */

/** Keys that have a name because they print nothing. */
const NAMED = [
  'space', 'enter', 'tab', 'esc', 'backspace', 'delete', 'insert', 'up', 'down', 'left', 'right', 'home', 'end', 'pgup', 'pgdn',
  'f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8', 'f9', 'f10', 'f11', 'f12',
]; // biome-ignore format: a table

/** Keys with which a terminal sends Ctrl, Alt and Shift; with a letter it sends Ctrl alone. */
const MODIFIED = new Set([
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

/** Control letters that a terminal cannot tell from another key. */
const SAME: Record<string, string> = {
  'ctrl+i': 'tab',
  'ctrl+m': 'enter',
  'ctrl+j': 'enter',
  'ctrl+h': 'backspace',
};

/** The single character that a key types; undefined for one that prints nothing. */
export function textOf(key: string): string | undefined {
  if (key === 'space') return ' ';
  return [...key].length === 1 ? key : undefined;
}

/** Why no terminal sends a key of this name; undefined where one does. */
export function faultOfKey(key: string): string | undefined {
  if (SAME[key]) return `a terminal sends ${SAME[key]} for ${key}`;
  if (textOf(key) !== undefined || NAMED.includes(key)) return key === ' ' ? 'write space' : undefined;
  if (/^ctrl\+[a-z]$/.test(key)) return undefined;
  const [, base = ''] = /^(?:(?:ctrl|alt|shift)\+)+(.+)$/.exec(key) ?? [];
  if (base === 'tab') return key === 'shift+tab' ? undefined : `a terminal does not send ${key}`;
  if (MODIFIED.has(base)) return undefined;
  return `there is no key ${key}`;
}

const ARROWS: Record<string, string> = { up: '↑', down: '↓', left: '←', right: '→' };

/** A key as it is shown. */
export function keyLabel(key: string, ascii: boolean): string {
  return (!ascii && ARROWS[key]) || key;
}
