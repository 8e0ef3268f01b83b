/** Rows of the `doctor` report: what was detected and which settings are in effect, with the reasons. */
import type { ConfigFile } from '../../host/config.js';
import type { Terminal } from '../../host/detect-terminal.js';
import { resolveImages } from '../../render/images/image-protocol.js';
import type { Options } from '../options.js';
import { choosePager } from '../output/print-text.js';
import { resolveWidth } from '../output/render-request.js';
import { isOn, type ResolvedSettings } from '../resolve-settings.js';

export interface DoctorInput {
  env: NodeJS.ProcessEnv;
  options: Options;
  settings: ResolvedSettings;
  terminal: Terminal;
  config: ConfigFile | undefined;
}

export type ReportRow = readonly [name: string, value: string];

const DEPTHS = ['none', '16 colours', '256 colours', '24 bits'] as const;

export function terminalRows({ terminal }: Pick<DoctorInput, 'terminal'>): ReportRow[] {
  const { columns, rows } = terminal;
  const streams = (['stdin', 'stdout', 'stderr'] as const).map(
    name => [name, terminal[name] ? 'a terminal' : 'not a terminal'] as const,
  );
  const size = columns ? `${columns}×${rows ?? '?'}` : 'unknown (stdout is not a terminal)';
  return [...streams, ['size', size]];
}

export function settingsRows(input: DoctorInput): ReportRow[] {
  return [
    ['colour', colour(input)],
    ['hyperlinks', hyperlinks(input)],
    ['drawing', drawing(input)],
    ['images', images(input)],
    ['width', widthRow(input)],
    ['theme', theme(input)],
    ['reader', reader(input)],
    ['pager', pager(input)],
  ];
}

function colour({ terminal, env, options }: DoctorInput): string {
  const { depth, colourRule } = terminal;
  const why = {
    '--color': `--color ${options.color}`,
    NO_COLOR: 'NO_COLOR is set',
    FORCE_COLOR: `FORCE_COLOR=${env.FORCE_COLOR}`,
    CLICOLOR_FORCE: `CLICOLOR_FORCE=${env.CLICOLOR_FORCE}`,
    'TERM=dumb': 'TERM=dumb',
    terminal: 'detected',
    'no terminal': 'stdout is not a terminal',
  }[colourRule];
  return `${DEPTHS[depth]} (${why})`;
}

function hyperlinks({ terminal }: DoctorInput): string {
  if (!terminal.stdout) return 'no (stdout is not a terminal)';
  if (terminal.dumb) return 'no (TERM=dumb)';
  if (!terminal.hyperlinks) return 'no (not detected; set FORCE_HYPERLINK=1 to enable them)';
  return terminal.depth > 0 ? 'yes (detected)' : 'no (no colours)';
}

function drawing({ settings, options, config, env }: DoctorInput): string {
  const kind = settings.ascii ? 'ASCII' : 'Unicode';
  if (options.ascii) return `${kind} (--ascii)`;
  if (config?.table.ascii !== undefined) return `${kind} (config)`;
  const name = (['LC_ALL', 'LC_CTYPE', 'LANG'] as const).find(variable => env[variable]);
  return `${kind} (${name ? `${name}=${env[name]}` : 'no locale is set; the default of this system'})`;
}

/** The protocol without the answer of the terminal, which only the reader waits for. */
function images({ settings, options, terminal, env }: DoctorInput): string {
  const isLinux = env.TERM === 'linux';
  const ascii = settings.ascii || isLinux;
  const { depth } = terminal;
  const { protocol, why } = resolveImages({ ...settings, choice: settings.images, depth, ascii });
  const source = options.images ? `--images ${options.images}` : 'config';
  const reason = {
    setting: source,
    accessible: 'accessible mode',
    ASCII: isLinux ? 'TERM=linux' : 'ASCII drawing',
    colours: 'fewer than 256 colours',
    default: `or kitty's protocol, if the terminal is kitty or Ghostty and answers its query${env.TMUX ? ' and tmux has allow-passthrough on' : ''}`,
  }[why];
  return `${{ off: 'captions only', blocks: 'half blocks', kitty: "kitty's protocol" }[protocol]} (${reason})`;
}

function widthRow({ settings, options, terminal, env }: DoctorInput): string {
  const { width, source } = resolveWidth(settings.width, terminal, env);
  const why = {
    setting: options.width === undefined ? 'config' : '--width',
    terminal: 'the terminal, at most 80',
    COLUMNS: `COLUMNS=${env.COLUMNS}`,
    default: 'the default',
  }[source];
  return `${width === Number.POSITIVE_INFINITY ? 'not wrapped' : width} (${why})`;
}

function theme({ settings, options }: DoctorInput): string {
  if (!settings.theme) return 'terminal (the default, unless another was chosen in the reader)';
  return `${settings.theme} (${options.theme ? '--theme' : 'config'})`;
}

function reader({ settings, options, env, config }: DoctorInput): string {
  if (!settings.accessible) return 'interactive';
  if (options.accessible) return 'accessible (--accessible)';
  const name = (['ACCESSIBLE', 'INK_SCREEN_READER'] as const).find(variable => isOn(env[variable]));
  return `accessible (${name ?? (config ? 'config' : 'the default')})`;
}

function pager({ settings, terminal, env }: DoctorInput): string {
  const { command, source } = choosePager(settings, env);
  const name = `${command.trim() || 'none'} (${source})`;
  return terminal.stdout && !terminal.dumb ? name : `${name}, not used: stdout is not a terminal`;
}
