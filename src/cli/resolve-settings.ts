import { dirname, resolve } from 'node:path';
import { type ConfigFile, lineOfKey } from '../host/config.js';
import type { Terminal } from '../host/detect-terminal.js';
import type { Host } from '../host/host.js';
import { THEME_NAMES, type ThemeName } from '../render/theme-names.js';
import { UserError } from '../util/user-error.js';
import { LINK_STYLES, type LinkStyle, type Options } from './options.js';

/** What holds for this run, after flag > variable > config > default. What none of them said is absent. */
export interface Settings {
  /** Folders to read instead of the bundle. */
  library?: string[];
  theme?: ThemeName;
  /** Columns that were asked for; `Infinity`: do not wrap. */
  width?: number;
  links?: LinkStyle;
  pager?: string;
  ascii: boolean;
  accessible: boolean;
  /** Key overrides for the reader, as the config file has them: action → keys. */
  keys: Record<string, string | string[]>;
  /** `path:line` of the config file that sets an action's keys, for an error about them. */
  placeOfKeys?: (action: string) => string;
}

/** The config file's settings: how each is read, and what it must be where it is not that. */
export const CONFIG: Record<string, { be: string; read: (value: unknown) => Partial<Settings> | undefined }> =
  {
    width: { be: 'a whole number', read: value => (isCount(value) ? { width: columns(value) } : undefined) },
    theme: {
      be: `one of ${THEME_NAMES.join(', ')}`,
      read: value => (isOne(THEME_NAMES, value) ? { theme: value } : undefined),
    },
    links: {
      be: `one of ${LINK_STYLES.join(', ')}`,
      read: value => (isOne(LINK_STYLES, value) ? { links: value } : undefined),
    },
    ascii: {
      be: 'true or false',
      read: value => (typeof value === 'boolean' ? { ascii: value } : undefined),
    },
    accessible: {
      be: 'true or false',
      read: value => (typeof value === 'boolean' ? { accessible: value } : undefined),
    },
    pager: { be: 'a command', read: value => (typeof value === 'string' ? { pager: value } : undefined) },
    library: {
      be: 'a folder or a list of folders',
      read: value => (isTexts(value) ? { library: [value].flat() } : undefined),
    },
    keys: {
      be: 'a table of actions and their keys',
      read: value => {
        const keys = flat(value);
        return isKeys(keys) ? { keys } : undefined;
      },
    },
  };

/** @throws {UserError} with code 2 where the config file has a key or value that Lectern does not know, naming its line. */
export function settle(
  options: Options,
  host: Host,
  config: ConfigFile | undefined,
  terminal: Terminal,
): Settings {
  const { env } = host;
  const given: Partial<Settings> = {};
  if (env.LECTERN_LIBRARY)
    given.library = env.LECTERN_LIBRARY.split(host.platform === 'win32' ? ';' : ':').filter(Boolean);
  const listening = [env.ACCESSIBLE, env.INK_SCREEN_READER].filter(Boolean);
  if (listening.length > 0) given.accessible = listening.some(isOn);
  if (options.library) given.library = options.library;
  if (options.theme) given.theme = options.theme as ThemeName;
  if (options.width !== undefined) given.width = columns(options.width);
  if (options.links) given.links = options.links;
  if (options.ascii) given.ascii = true;
  if (options.accessible) given.accessible = true;
  const fallback = { ascii: !terminal.unicode, accessible: false, keys: {} };
  return { ...fallback, ...(config ? read(config, host) : {}), ...given };
}

/** Whether a variable says yes: it is set, and neither empty, `0` nor `false`. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}

/** No shell has seen what stands in the file: `~` is home, and a path is relative to the file. */
function read(config: ConfigFile, { env }: Pick<Host, 'env'>): Partial<Settings> {
  let found: Partial<Settings> = {
    placeOfKeys: action => `${config.path}:${lineOfKey(config, `keys.${action}`)}`,
  };
  for (const [key, value] of Object.entries(config.table)) {
    const known = Object.hasOwn(CONFIG, key) ? CONFIG[key] : undefined;
    const part = known?.read(value);
    if (!part) {
      const action = key === 'keys' ? actionAtFault(value) : undefined;
      if (action === undefined) throw refused(config, key, known?.be);
      throw refused(config, `keys.${action}`, 'a key or a list of keys');
    }
    found = { ...found, ...part };
  }
  const home = env.HOME ?? env.USERPROFILE ?? '~';
  const toPath = (dir: string) => resolve(dirname(config.path), dir.replace(/^~(?=[/\\]|$)/, home));
  return found.library ? { ...found, library: found.library.map(toPath) } : found;
}

function refused(config: ConfigFile, key: string, be: string | undefined): UserError {
  const where = `${config.path}:${lineOfKey(config, key)}`;
  if (be) return new UserError(`${where}: ${key} must be ${be}.`, { hint: 'Mend the line.', code: 2 });
  return new UserError(`${where}: there is no setting ${key}.`, {
    hint: `There are ${Object.keys(CONFIG).join(', ')}.`,
    code: 2,
  });
}

const columns = (count: number): number => (count === 0 ? Number.POSITIVE_INFINITY : count);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isTexts = (value: unknown): value is string | string[] =>
  [value].flat().every(one => typeof one === 'string');

function isOne<T extends string>(names: readonly T[], value: unknown): value is T {
  return names.includes(value as T);
}

/** To TOML an action's name without quotes is a table in a table: `list.down`. */
function flat(value: unknown, before = ''): unknown {
  if (!isTable(value)) return value;
  const fields = Object.entries(value).map(([name, field]) =>
    isTable(field) ? Object.entries(flat(field, `${before}${name}.`) as object) : [[before + name, field]],
  );
  return Object.fromEntries(fields.flat());
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first action whose keys are no keys; undefined where the value is no table. */
function actionAtFault(value: unknown): string | undefined {
  const fields = isTable(value) ? Object.entries(flat(value) as object) : [];
  return fields.find(([, keys]) => !isTexts(keys))?.[0];
}

function isKeys(value: unknown): value is Settings['keys'] {
  return isTable(value) && Object.values(value).every(isTexts);
}
