/** Findings as other programs read them. */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Diagnostic, Level } from '../../publish/check/diagnostic.js';
import { cleanLine } from '../../text/sanitise.js';

const COMMANDS: Record<Level, string> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * A finding as a workflow command, which GitHub shows on its line in a pull request
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands; escapes as in `@actions/core`).
 */
function annotation({ file, line, column, level, rule, message, hint }: Diagnostic): string {
  const properties = {
    file: file.replaceAll('\\', '/').replace(/^\.\//, ''),
    line,
    ...(column !== undefined && { col: column }),
    title: `lectern: ${rule}`,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${COMMANDS[level]} ${written.join(',')}::${data(`${message} ${hint}`)}\n`;
}

/** The same, its path from the root of the repository, as GitHub wants it, wherever in it the step runs. */
export function annotationFrom({
  env,
  cwd,
}: Pick<NodeJS.Process, 'env' | 'cwd'>): (finding: Diagnostic) => string {
  const { GITHUB_WORKSPACE: root } = env;
  const here = cwd();
  return finding => {
    const fromRoot = root && relative(root, resolve(here, finding.file));
    const isBelow = fromRoot && !fromRoot.startsWith('..') && !isAbsolute(fromRoot);
    return annotation(isBelow ? { ...finding, file: fromRoot } : finding);
  };
}

function data(text: string): string {
  return cleanLine(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
