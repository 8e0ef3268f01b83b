import envPaths from 'env-paths';
import type { Host } from './host.js';

/** The places that a program of this name may use; none is created by asking. */
export interface Paths {
  /** The config file, which is read and never written. */
  config: string;
  /** The folder of the journal: `$XDG_STATE_HOME/<name>`, or the platform's folder for application data. */
  state: string;
  /** The folder of the index cache. */
  cache: string;
}

/** `name`: the publication's, as a folder is to be called (`ann-notes` for `@ann/notes`). */
export function pathsOf(name: string, { env, platform }: Pick<Host, 'env' | 'platform'>): Paths {
  const usual = envPaths(name, { suffix: '' });
  const within = (base: string | undefined, otherwise: string) =>
    base?.startsWith('/') ? `${base}/${name}` : otherwise;
  const home = platform === 'darwin' || platform === 'win32' ? usual.data : usual.log;
  return {
    config: `${within(env.XDG_CONFIG_HOME, usual.config)}/config.toml`,
    state: within(env.XDG_STATE_HOME, home),
    cache: within(env.XDG_CACHE_HOME, usual.cache),
  };
}
