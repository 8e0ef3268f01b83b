import type { Host } from './host.js';

/** Paths that a program may use. Nothing is created here. */
export interface Paths {
  /** The config file; read, never written. */
  config: string;
  /** The folder of the history: `$XDG_STATE_HOME/<name>`, or the platform's folder for application data. */
  state: string;
  /** The folder of the caches. */
  cache: string;
}

/**
 * Paths of the program `name`: the publication's name as a folder name (`ann-notes` for `@ann/notes`). XDG variables take
 * precedence on every platform, if they are absolute paths. The defaults are those of `env-paths`, which takes 1 ms of each
 * start, because it loads `node:os` and joins 10 paths.
 */
export function pathsOf(name: string, { env, platform }: Pick<Host, 'env' | 'platform'>): Paths {
  const root = platform === 'win32' ? /^[a-z]:[/\\]/i : /^\//;
  const folder = (base = '', otherwise: string) => (root.test(base) ? `${base}/${name}` : otherwise);
  const { config, state, cache } = defaultFolders(name, env, platform);
  return {
    config: `${folder(env.XDG_CONFIG_HOME, config)}/config.toml`,
    state: folder(env.XDG_STATE_HOME, state),
    cache: folder(env.XDG_CACHE_HOME, cache),
  };
}

/** Folders of the platform. */
function defaultFolders(name: string, env: Host['env'], platform: Host['platform']): Paths {
  if (platform === 'win32') {
    const data = `${env.APPDATA || `${homeOf(env.USERPROFILE)}\\AppData\\Roaming`}\\${name}`;
    const local = `${env.LOCALAPPDATA || `${homeOf(env.USERPROFILE)}\\AppData\\Local`}\\${name}`;
    return { config: `${data}\\Config`, state: `${local}\\Data`, cache: `${local}\\Cache` };
  }
  const home = homeOf(env.HOME);
  if (platform === 'darwin') {
    const library = `${home}/Library`;
    return {
      config: `${library}/Preferences/${name}`,
      state: `${library}/Application Support/${name}`,
      cache: `${library}/Caches/${name}`,
    };
  }
  return {
    config: `${home}/.config/${name}`,
    state: `${home}/.local/state/${name}`,
    cache: `${home}/.cache/${name}`,
  };
}

/** The home folder, without a slash at its end. `node:os` is loaded only if the environment names none. */
function homeOf(variable: string | undefined): string {
  const home = variable || (require('node:os') as typeof import('node:os')).homedir();
  return home.endsWith('/') ? home.slice(0, -1) : home;
}
