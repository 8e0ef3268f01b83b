import type { Terminal } from '../../host/detect-terminal.js';
import { DEFAULT_PRINT_OPTIONS } from '../../render/default-print-options.js';
import type { ThemeName } from '../../render/theme-names.js';
import type { ColourDepth } from '../../util/colour-depth.js';
import type { Context } from '../context.js';
import type { LinkStyle, ReadFormat } from '../options.js';

/** Form of printed articles: options, settings and terminal, resolved once per command. */
export interface RenderRequest {
  format: ReadFormat;
  /** Print only the headings. */
  toc: boolean;
  /** Heading or anchor of the section to print. Default: the one in the argument, else the whole article. */
  section?: string;
  /** In columns; `Infinity`: no wrapping. */
  width: number;
  links: LinkStyle;
  theme: ThemeName;
  depth: ColourDepth;
  /** True if the terminal shows OSC 8 links. */
  hyperlinks: boolean;
  /** False if the terminal shows italics as reverse video. */
  italics: boolean;
  /** True on a terminal: code is never wrapped in a pipe. */
  wrapCode: boolean;
  ascii: boolean;
  accessible: boolean;
}

export function resolveRenderRequest({
  options,
  settings,
  terminal,
  process,
}: Pick<Context, 'options' | 'settings' | 'terminal' | 'process'>): RenderRequest {
  const { format = 'text', toc = false, section } = options;
  return {
    // `github` is a format of `check` only, which the parser has made sure of.
    format: format as ReadFormat,
    toc,
    ...(section !== undefined && { section }),
    width: resolveWidth(settings.width, terminal, process.env).width,
    links: settings.links ?? 'auto',
    theme: settings.theme ?? 'terminal',
    depth: terminal.depth,
    hyperlinks: terminal.hyperlinks && terminal.depth > 0,
    italics: terminal.italics,
    wrapCode: terminal.stdout,
    ascii: settings.ascii,
    accessible: settings.accessible,
  };
}

/** True if the request equals the options that the pre-rendered text of compiled articles was built with. */
export function isPreRendered(request: RenderRequest): boolean {
  return (
    request.format === 'text' &&
    !request.toc &&
    request.depth === 0 &&
    (request.links === 'auto' || request.links === DEFAULT_PRINT_OPTIONS.links) &&
    request.width === DEFAULT_PRINT_OPTIONS.width &&
    request.wrapCode === DEFAULT_PRINT_OPTIONS.wrapCode &&
    request.ascii === DEFAULT_PRINT_OPTIONS.ascii &&
    request.accessible === DEFAULT_PRINT_OPTIONS.accessible
  );
}

/**
 * Resolves the width of printed text and its source. Order: the setting > the terminal, at most 80 columns > `COLUMNS` > 80.
 * `COLUMNS` may be left over from a shell, so only a whole number from 1 on counts.
 */
export function resolveWidth(
  setting: number | undefined,
  terminal: Pick<Terminal, 'columns'>,
  env: { COLUMNS?: string | undefined },
): { width: number; source: 'setting' | 'terminal' | 'COLUMNS' | 'default' } {
  if (setting !== undefined) return { width: setting, source: 'setting' };
  if (terminal.columns)
    return { width: Math.min(terminal.columns, DEFAULT_PRINT_OPTIONS.width), source: 'terminal' };
  const columns = env.COLUMNS ?? '';
  if (/^[1-9]\d{0,5}$/.test(columns)) return { width: Number(columns), source: 'COLUMNS' };
  return { width: DEFAULT_PRINT_OPTIONS.width, source: 'default' };
}
