import { spawn } from 'node:child_process';

/** Arguments for editors that do not take `+42 file`. Some take no line. */
const LINE_ARGUMENTS: Record<string, (file: string, line: number) => string[]> = {
  code: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  cursor: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  'code-insiders': (file, line) => ['--wait', '--goto', `${file}:${line}`],
  codium: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  subl: (file, line) => ['--wait', `${file}:${line}`],
  hx: (file, line) => [`${file}:${line}`],
  helix: (file, line) => [`${file}:${line}`],
  ed: file => [file],
  notepad: file => [file],
  zed: (file, line) => ['--wait', `${file}:${line}`],
};

/** The user's editor: `VISUAL`, `EDITOR` or `vi`. */
export function editorCommand({ env }: Pick<NodeJS.Process, 'env'>): string {
  return env.VISUAL || env.EDITOR || 'vi';
}

/**
 * Runs the user's editor in this terminal on a file at a 1-based line. Resolves when it ends, with its exit code; 127 if it
 * cannot be run.
 */
export function openEditor(
  file: string,
  line: number,
  process: Pick<NodeJS.Process, 'env'>,
): Promise<number> {
  const [command = 'vi', ...rest] = splitWords(editorCommand(process));
  const position = lineArguments(command, file, line);
  const ended = new Promise<number>(resolve => {
    const child = spawn(command, [...rest, ...position], { stdio: 'inherit' });
    child.once('error', () => resolve(127));
    child.once('close', code => resolve(code ?? 1));
  });
  // An empty command, or one with a null character, throws.
  return ended.catch(() => 127);
}

/** Arguments that open `file` at `line` in this editor. */
function lineArguments(command: string, file: string, line: number): string[] {
  const name = command.replace(/^.*[/\\]/, '').replace(/\.(?:exe|cmd)$/i, '');
  const toArguments = Object.hasOwn(LINE_ARGUMENTS, name) ? LINE_ARGUMENTS[name] : undefined;
  return toArguments?.(file, line) ?? [`+${line}`, file];
}

/** Splits a command at spaces, as a shell does: quotes keep a path with spaces together. */
function splitWords(command: string): string[] {
  const words = command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map(word => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
