import { spawn } from 'node:child_process';

/** How an editor is told the line: `+42 file`, unless its name is one of these. */
const AT_LINE: Record<string, (file: string, line: number) => string[]> = {
  code: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  codium: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  subl: (file, line) => ['--wait', `${file}:${line}`],
  hx: (file, line) => [`${file}:${line}`],
  zed: (file, line) => ['--wait', `${file}:${line}`],
};

/**
 * Runs the user's editor (`VISUAL`, `EDITOR`, else `vi`) on a file at a 1-based line, on this terminal, and waits
 * for it. Returns its exit code; 127 where it could not be run.
 */
export function edit(file: string, line: number, { env }: Pick<NodeJS.Process, 'env'>): Promise<number> {
  const [command = 'vi', ...rest] = (env.VISUAL || env.EDITOR || 'vi').split(' ').filter(Boolean);
  const name = command.replace(/^.*[/\\]/, '').replace(/\.exe$/, '');
  const place = AT_LINE[name]?.(file, line) ?? [`+${line}`, file];
  return new Promise(resolve => {
    const child = spawn(command, [...rest, ...place], { stdio: 'inherit' });
    child.once('error', () => resolve(127));
    child.once('close', code => resolve(code ?? 1));
  });
}
