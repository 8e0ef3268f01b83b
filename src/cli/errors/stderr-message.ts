/** Messages on stderr: `lectern: error: text`, and the hint on its own line. Every message of the program has this form. */
import { isTerminal } from '../../host/detect-terminal.js';
import type { Host } from '../../host/host.js';
import { shorten } from '../../text/quote.js';

export type Severity = 'error' | 'warning' | 'note';

export interface StderrMessage {
  severity: Severity;
  /** States the fault or the action: lower case, without a full stop. */
  text: string;
  /** An instruction, or a command to copy. */
  hint?: string | undefined;
}

export interface MessageStyle {
  /** The program's name, which every message starts with. */
  program: string;
  /** Width of the terminal on stderr; absent: lines are not wrapped. */
  columns?: number | undefined;
  colour?: boolean;
}

/** Maximum length of a text or hint, in characters: more than the longest path. A value in it is shortened before, by `quote`. */
const MAX_LENGTH = 5000;

/** SGR colours of the labels. */
const COLOURS = { error: 31, warning: 33, note: 36, hint: 36 } as const;

/** The style of messages for the stderr of this process. */
export function messageStyle(process: NodeJS.Process, program: string): MessageStyle {
  if (!isTerminal(2, process as Host)) return { program };
  return { program, columns: process.stderr.columns, colour: hasColour(process) };
}

/** Reads argv itself, because a usage error has no parsed options. */
function hasColour({ argv, env }: Pick<NodeJS.Process, 'argv' | 'env'>): boolean {
  const choice = /(?:^| )--color[= ](\w+)/.exec(argv.slice(2).join(' '))?.[1];
  if (choice === 'always' || choice === 'never') return choice === 'always';
  return !env.NO_COLOR && env.TERM !== 'dumb' && env.FORCE_COLOR !== '0';
}

/** Formats a message for stderr. Text and hint have lines of their own, wrapped at words in a narrow terminal. */
export async function formatMessage(
  { severity, text, hint }: StderrMessage,
  style: MessageStyle,
): Promise<string> {
  const lines = await formatLine(`${style.program}: `, severity, text, style);
  return `${lines}${hint ? await formatLine('  ', 'hint', hint, style) : ''}`;
}

async function formatLine(
  before: string,
  label: keyof typeof COLOURS,
  text: string,
  { program, columns, colour }: MessageStyle,
): Promise<string> {
  const line = before + shorten(`${label}: ${text}`, MAX_LENGTH);
  const lines = columns === undefined || fits(line, columns) ? line : await wrapLine(line, columns, program);
  const start = before.length;
  const end = start + label.length + 1;
  return colour
    ? `${before}\x1b[1;${COLOURS[label]}m${lines.slice(start, end)}\x1b[0m${lines.slice(end)}\n`
    : `${lines}\n`;
}

/** True if the line surely fits; no character is wider than two columns. */
function fits(line: string, columns: number): boolean {
  return line.length <= (/^[ -~]*$/.test(line) ? columns : columns / 2);
}

/** Before each line after the first. */
const INDENT = '    ';
/** In a narrower terminal, lines are wrapped by the terminal. The label must stay on the first one. */
const MIN_WIDTH = 24;

async function wrapLine(line: string, columns: number, program: string): Promise<string> {
  const { wrapMessage } = await import('./wrap-message.js');
  const indent = /^ */.exec(line)?.[0] ?? '';
  return (
    indent + wrapMessage(line, Math.max(MIN_WIDTH, columns - INDENT.length), program).join(`\n${INDENT}`)
  );
}
