import { spawn } from 'node:child_process';

/** How an editor is told the line: `+42 file`, unless its name is one of these. */
const AT_LINE: Record<string, (file: string, line: number) => string[]> = {
  code: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  cursor: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  'code-insiders': (file, line) => ['--wait', '--goto', `${file}:${line}`],
  codium: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  subl: (file, line) => ['--wait', `${file}:${line}`],
  hx: (file, line) => [`${file}:${line}`],
  helix: (file, line) => [`${file}:${line}`],
  zed: (file, line) => ['--wait', `${file}:${line}`],
};

/**
 * Runs the user's editor (`VISUAL`, `EDITOR`, else `vi`) on a file at a 1-based line, on this terminal, and waits
 * for it. Returns its exit code; 127 where it could not be run.
 */
export function edit(file: string, line: number, { env }: Pick<NodeJS.Process, 'env'>): Promise<number> {
  const [command = 'vi', ...rest] = wordsOf(env.VISUAL || env.EDITOR || 'vi');
  const place = placeFor(command, file, line);
  return new Promise(resolve => {
    const child = spawn(command, [...rest, ...place], { stdio: 'inherit' });
    child.once('error', () => resolve(127));
    child.once('close', code => resolve(code ?? 1));
  });
}

/** How this editor is told the file and the line. */
function placeFor(command: string, file: string, line: number): string[] {
  const name = command.replace(/^.*[/\\]/, '').replace(/\.(?:exe|cmd)$/i, '');
  const atLine = Object.hasOwn(AT_LINE, name) ? AT_LINE[name] : undefined;
  return atLine?.(file, line) ?? [`+${line}`, file];
}

/** A command in words, parted by spaces, as a shell would: quotes hold together a path with spaces in it. */
function wordsOf(command: string): string[] {
  const words = command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map(word => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
