import { homedir, userInfo } from 'node:os';
import { sanitiseLine } from '../../text/sanitise.js';

/** Personal data that must not be in a public report. */
export interface Owner {
  /** Paths of the home folder, from variables and from the system. */
  homes: readonly string[];
  names: readonly string[];
}

export function detectOwner(env: NodeJS.ProcessEnv): Owner {
  const homes = [env.HOME, env.USERPROFILE, homedir()].flatMap(home => (home ? [home] : []));
  const bases = homes.flatMap(home => /[^/\\]+(?=[/\\]*$)/.exec(home)?.[0] ?? []);
  const names = [env.USER, env.LOGNAME, env.USERNAME, systemName(), ...bases];
  return {
    homes: longestFirst(homes.map(home => home.replace(/[/\\]+$/, ''))),
    names: longestFirst(names.flatMap(name => name ?? [])),
  };
}

/** Returns undefined for a user without an account, as in many containers. */
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

/** Replaces the home folder by `~` and the user's name, as a whole word, by `[user]`. Returns one line. */
export function redact(text: string, { homes, names }: Owner): string {
  let redacted = sanitiseLine(text);
  for (const home of homes)
    redacted = redacted.replaceAll(pattern(`${escapeRegExp(home)}(?![\\p{L}\\p{N}_-])`), '~');
  for (const name of names)
    redacted = redacted.replaceAll(
      pattern(`(?<![\\p{L}\\p{N}])${escapeRegExp(name)}(?![\\p{L}\\p{N}])`),
      '[user]',
    );
  return redacted;
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'giu');
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
