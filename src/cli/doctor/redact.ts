import { homedir, userInfo } from 'node:os';
import { cleanLine } from '../../text/sanitise.js';

/** Whose machine it is: what must not stand in a text that others will read. */
export interface Owner {
  /** Paths of the home folder, as variables and the system have it. */
  homes: readonly string[];
  names: readonly string[];
}

export function ownerOf(env: NodeJS.ProcessEnv): Owner {
  const homes = [env.HOME, env.USERPROFILE, homedir()].flatMap(home => (home ? [home] : []));
  const bases = homes.flatMap(home => /[^/\\]+(?=[/\\]*$)/.exec(home)?.[0] ?? []);
  const names = [env.USER, env.LOGNAME, env.USERNAME, systemName(), ...bases];
  return {
    homes: longestFirst(homes.map(home => home.replace(/[/\\]+$/, ''))),
    names: longestFirst(names.flatMap(name => name ?? [])),
  };
}

/** A user that the system does not know, as in many a container, has no name. */
function systemName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

function longestFirst(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter(Boolean).sort((a, b) => b.length - a.length);
}

/** A text in one line, with the home folder as `~` and the user's name, where it stands as a word, as `[user]`. */
export function discreet(text: string, { homes, names }: Owner): string {
  let shown = cleanLine(text);
  for (const home of homes) shown = shown.replaceAll(pattern(`${literal(home)}(?![\\p{L}\\p{N}_-])`), '~');
  for (const name of names)
    shown = shown.replaceAll(pattern(`(?<![\\p{L}\\p{N}])${literal(name)}(?![\\p{L}\\p{N}])`), '[user]');
  return shown;
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'giu');
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
