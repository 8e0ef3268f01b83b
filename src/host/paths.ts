import envPaths from 'env-paths';
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

/** Paths of the program `name`: the publication's name as a folder name (`ann-notes` for `@ann/notes`). */
export function pathsOf(name: string, { env, platform }: Pick<Host, 'env' | 'platform'>): Paths {
  const defaults = envPaths(name, { suffix: '' });
  const within = (base: string | undefined, otherwise: string) =>
    base?.startsWith('/') ? `${base}/${name}` : otherwise;
  const defaultState = platform === 'darwin' || platform === 'win32' ? defaults.data : defaults.log;
  return {
    config: `${within(env.XDG_CONFIG_HOME, defaults.config)}/config.toml`,
    state: within(env.XDG_STATE_HOME, defaultState),
    cache: within(env.XDG_CACHE_HOME, defaults.cache),
  };
}
