/** What was settled for a run and why, in words: each pair is a name, and what holds with its reason. */
import type { ConfigFile } from '../../host/config.js';
import type { Terminal } from '../../host/detect-terminal.js';
import type { Options } from '../options.js';
import { pagerChoice } from '../output/pager-choice.js';
import { widthAndWhy } from '../output/print-options.js';
import { isOn, type Settings } from '../resolve-settings.js';

export interface Examined {
  env: NodeJS.ProcessEnv;
  options: Options;
  settings: Settings;
  terminal: Terminal;
  config: ConfigFile | undefined;
}

export type Finding = readonly [name: string, value: string];

const DEPTHS = ['none', '16 colours', '256 colours', '24 bits'] as const;

export function terminalFindings({ terminal }: Pick<Examined, 'terminal'>): Finding[] {
  const { columns, rows } = terminal;
  const streams = (['stdin', 'stdout', 'stderr'] as const).map(
    name => [name, terminal[name] ? 'a terminal' : 'no terminal'] as const,
  );
  const size = columns
    ? `${columns}×${rows ?? '?'}, as the terminal on stdout says`
    : 'unknown, for stdout is no terminal';
  return [...streams, ['size', size]];
}

export function settledFindings(examined: Examined): Finding[] {
  return [
    ['colour', colour(examined)],
    ['hyperlinks', hyperlinks(examined)],
    ['drawing', drawing(examined)],
    ['width', width(examined)],
    ['theme', theme(examined)],
    ['reader', reader(examined)],
    ['pager', pager(examined)],
  ];
}

function colour({ terminal, env, options }: Examined): string {
  const { depth, colourBy } = terminal;
  const why = {
    '--color': `--color ${options.color}`,
    NO_COLOR: 'NO_COLOR is set',
    FORCE_COLOR: `FORCE_COLOR=${env.FORCE_COLOR}`,
    CLICOLOR_FORCE: `CLICOLOR_FORCE=${env.CLICOLOR_FORCE}`,
    'TERM=dumb': 'TERM=dumb',
    terminal: 'what the terminal on stdout is known to show',
    'no terminal': 'stdout is no terminal',
  }[colourBy];
  return `${DEPTHS[depth]} (${why})`;
}

function hyperlinks({ terminal }: Examined): string {
  if (!terminal.stdout) return 'no (stdout is no terminal)';
  if (terminal.dumb) return 'no (TERM=dumb)';
  if (!terminal.hyperlinks)
    return 'no (the terminal is not known to have them; FORCE_HYPERLINK=1 says it has)';
  return terminal.depth > 0 ? 'yes (the terminal is known to have them)' : 'no (there is no colour)';
}

function drawing({ settings, options, config, env }: Examined): string {
  const kind = settings.ascii ? 'ASCII' : 'Unicode';
  if (options.ascii) return `${kind} (--ascii)`;
  if (config?.table.ascii !== undefined) return `${kind} (config)`;
  const name = (['LC_ALL', 'LC_CTYPE', 'LANG'] as const).find(variable => env[variable]);
  return `${kind} (${name ? `${name}=${env[name]}` : 'no locale is set: what is usual on this system'})`;
}

function width({ settings, options, terminal, env }: Examined): string {
  const { columns, by } = widthAndWhy(settings.width, terminal, env);
  const why = {
    asked: options.width === undefined ? 'config' : '--width',
    terminal: `the terminal, 80 at most`,
    COLUMNS: `COLUMNS=${env.COLUMNS}`,
    default: 'the default',
  }[by];
  return `${columns === Number.POSITIVE_INFINITY ? 'not wrapped' : columns} (${why})`;
}

function theme({ settings, options }: Examined): string {
  if (!settings.theme) return 'terminal (the default, where the reader remembers no other)';
  return `${settings.theme} (${options.theme ? '--theme' : 'config'})`;
}

function reader({ settings, options, env, config }: Examined): string {
  if (!settings.accessible) return 'on the screen';
  if (options.accessible) return 'accessible (--accessible)';
  const name = (['ACCESSIBLE', 'INK_SCREEN_READER'] as const).find(variable => isOn(env[variable]));
  return `accessible (${name ?? (config ? 'config' : 'the default')})`;
}

function pager({ settings, terminal, env }: Examined): string {
  const { command, by } = pagerChoice(settings, env);
  const said = `${command.trim() || 'none'} (${by})`;
  return terminal.stdout && !terminal.dumb
    ? said
    : `${said}, and none now, for stdout is no terminal that could show it`;
}
