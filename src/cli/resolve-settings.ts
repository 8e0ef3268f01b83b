import { dirname, resolve } from 'node:path';
import { type ConfigFile, lineOfKey } from '../host/config.js';
import type { Terminal } from '../host/detect-terminal.js';
import type { Host } from '../host/host.js';
import { IMAGES_CHOICES, type ImagesChoice } from '../render/images/image-protocol.js';
import { THEME_NAMES, type ThemeName } from '../render/theme-names.js';
import { quote } from '../text/quote.js';
import { isObject } from '../util/is-object.js';
import { UserError } from '../util/user-error.js';
import { isWholeNumber, MAX_NUMBER } from './arguments/definitions.js';
import { LINK_STYLES, type LinkStyle, type Options } from './options.js';

/** Settings in effect, by flag > variable > config > default. Absent: not set anywhere. */
export interface ResolvedSettings {
  /** Folders to open instead of the bundled library. */
  library?: string[];
  /** The variable, or `path:line` of the config file, that sets the library; absent for a flag. */
  librarySource?: string;
  theme?: ThemeName;
  /** Width of text in columns; `Infinity`: no wrapping. */
  width?: number;
  links?: LinkStyle;
  pager?: string;
  images: ImagesChoice;
  ascii: boolean;
  accessible: boolean;
  /** Key overrides of the config file: action → keys. */
  keys: Record<string, string | string[]>;
  /** Returns `path:line` of an action's keys in the config file, for errors about them. */
  locateKeys?: (action: string) => string;
}

/** Settings of the config file: how to read each, and what value is expected. */
export const CONFIG_KEYS: Record<
  string,
  { expected: string; read: (value: unknown) => Partial<ResolvedSettings> | undefined }
> = {
  width: {
    expected: `a whole number from 0 to ${MAX_NUMBER}`,
    read: value => (isColumns(value) ? { width: toColumns(value) } : undefined),
  },
  theme: {
    expected: `one of ${THEME_NAMES.join(', ')}`,
    read: value => (isOneOf(THEME_NAMES, value) ? { theme: value } : undefined),
  },
  links: {
    expected: `one of ${LINK_STYLES.join(', ')}`,
    read: value => (isOneOf(LINK_STYLES, value) ? { links: value } : undefined),
  },
  images: {
    expected: `one of ${IMAGES_CHOICES.join(', ')}`,
    read: value => (isOneOf(IMAGES_CHOICES, value) ? { images: value } : undefined),
  },
  ascii: {
    expected: 'true or false',
    read: value => (typeof value === 'boolean' ? { ascii: value } : undefined),
  },
  accessible: {
    expected: 'true or false',
    read: value => (typeof value === 'boolean' ? { accessible: value } : undefined),
  },
  pager: { expected: 'a command', read: value => (typeof value === 'string' ? { pager: value } : undefined) },
  library: {
    expected: 'a folder or a list of folders',
    read: value => (isStrings(value) ? { library: [value].flat() } : undefined),
  },
  keys: {
    expected: 'a table of actions and their keys',
    read: value => {
      const keys = flattenKeys(value);
      return isKeys(keys) ? { keys } : undefined;
    },
  },
};

/** @throws {UserError} with code 2 and the line number, if the config file has an unknown key or an invalid value */
export function resolveSettings(
  options: Options,
  host: Host,
  config: ConfigFile | undefined,
  terminal: Terminal,
): ResolvedSettings {
  const { env } = host;
  const overrides: Partial<ResolvedSettings> = {};
  if (env.LECTERN_LIBRARY) {
    overrides.library = env.LECTERN_LIBRARY.split(host.platform === 'win32' ? ';' : ':').filter(Boolean);
    overrides.librarySource = 'LECTERN_LIBRARY';
  }
  const accessible = [env.ACCESSIBLE, env.INK_SCREEN_READER].filter(Boolean);
  if (accessible.length > 0) overrides.accessible = accessible.some(isOn);
  if (options.library) overrides.library = options.library;
  if (options.theme) overrides.theme = options.theme as ThemeName;
  if (options.width !== undefined) overrides.width = toColumns(options.width);
  if (options.links) overrides.links = options.links;
  if (options.images) overrides.images = options.images;
  if (options.ascii) overrides.ascii = true;
  if (options.accessible) overrides.accessible = true;
  const fallback = { images: 'auto' as const, ascii: !terminal.unicode, accessible: false, keys: {} };
  const settings: ResolvedSettings = {
    ...fallback,
    ...(config ? readSettings(config, host) : {}),
    ...overrides,
  };
  if (options.library) delete settings.librarySource;
  return settings;
}

/** True if a variable is set and neither empty, `0` nor `false`. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}

/** Reads the config file. `~` is expanded here because no shell does it; paths are relative to the file. */
function readSettings(config: ConfigFile, { env }: Pick<Host, 'env'>): Partial<ResolvedSettings> {
  let settings: Partial<ResolvedSettings> = {
    locateKeys: action => `${config.path}:${lineOfKey(config, `keys.${action}`)}`,
  };
  for (const [key, value] of Object.entries(config.table)) {
    const setting = Object.hasOwn(CONFIG_KEYS, key) ? CONFIG_KEYS[key] : undefined;
    const part = setting?.read(value);
    if (!part) {
      const [action, keys] = (key === 'keys' && findInvalidKeys(value)) || [];
      if (action === undefined) throw configError(config, key, value, setting?.expected);
      throw configError(config, `keys.${action}`, keys, 'a key or a list of keys');
    }
    settings = { ...settings, ...part };
  }
  const home = env.HOME ?? env.USERPROFILE ?? '~';
  const toPath = (dir: string) => resolve(dirname(config.path), dir.replace(/^~(?=[/\\]|$)/, home));
  if (!settings.library) return settings;
  const librarySource = `${config.path}:${lineOfKey(config, 'library')}`;
  return { ...settings, library: settings.library.map(toPath), librarySource };
}

function configError(
  config: ConfigFile,
  key: string,
  value: unknown,
  expected: string | undefined,
): UserError {
  const position = `${config.path}:${lineOfKey(config, key)}`;
  if (expected) {
    // As in the file: `"60"` is no number.
    const shown = typeof value === 'object' ? '' : `: ${typeof value === 'string' ? quote(value) : value}`;
    return new UserError(`${position}: invalid value for ${quote(key)}${shown}`, {
      hint: `expected ${expected}`,
      code: 2,
    });
  }
  return new UserError(`${position}: unknown setting ${quote(key)}`, {
    hint: `known settings: ${Object.keys(CONFIG_KEYS).join(', ')}`,
    code: 2,
  });
}

const toColumns = (count: number): number => (count === 0 ? Number.POSITIVE_INFINITY : count);
const isColumns = (value: unknown): value is number =>
  typeof value === 'number' && isWholeNumber(`${value}`, 0);
const isStrings = (value: unknown): value is string | string[] =>
  [value].flat().every(one => typeof one === 'string');

function isOneOf<T extends string>(names: readonly T[], value: unknown): value is T {
  return names.includes(value as T);
}

/** Joins nested tables: in TOML, `list.down` without quotes is a table in a table. */
function flattenKeys(value: unknown, prefix = ''): unknown {
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([name, field]) =>
    isObject(field)
      ? Object.entries(flattenKeys(field, `${prefix}${name}.`) as object)
      : [[prefix + name, field]],
  );
  return Object.fromEntries(fields.flat());
}

/** Returns the first action with invalid keys, and these; undefined if the value is not a table. */
function findInvalidKeys(value: unknown): [action: string, keys: unknown] | undefined {
  const fields = isObject(value) ? Object.entries(flattenKeys(value) as object) : [];
  return fields.find(([, keys]) => !isStrings(keys));
}

function isKeys(value: unknown): value is ResolvedSettings['keys'] {
  return isObject(value) && Object.values(value).every(isStrings);
}
