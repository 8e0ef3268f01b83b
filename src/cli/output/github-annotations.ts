/** Diagnostics of `check` as GitHub annotations. */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Diagnostic, Level } from '../../publish/check/diagnostic.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { formatCount } from './check-report.js';

const COMMANDS: Record<Level, string> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Formats a diagnostic as a workflow command. GitHub shows it on its line in a pull request
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands; escapes as in `@actions/core`).
 */
function formatAnnotation(diagnostic: Diagnostic): string {
  const { file, line, column, level, rule, hint } = diagnostic;
  const message = diagnostic.message + formatCount(diagnostic);
  const properties = {
    file: file.replaceAll('\\', '/').replace(/^\.\//, ''),
    line,
    ...(column !== undefined && { col: column }),
    title: `lectern: ${rule}`,
  };
  const fields = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[level]} ${fields.join(',')}::${escapeData([message, hint].filter(Boolean).join('; '))}\n`;
}

/** Returns a formatter whose paths start at the root of the repository, as GitHub expects. */
export function createAnnotator({
  env,
  cwd,
}: Pick<NodeJS.Process, 'env' | 'cwd'>): (diagnostic: Diagnostic) => string {
  const { GITHUB_WORKSPACE: root } = env;
  const here = cwd();
  return diagnostic => {
    const fromRoot = root && relative(root, resolve(here, diagnostic.file));
    const isBelow = fromRoot && !fromRoot.startsWith('..') && !isAbsolute(fromRoot);
    return formatAnnotation(isBelow ? { ...diagnostic, file: fromRoot } : diagnostic);
  };
}

function escapeData(text: string): string {
  return sanitiseLine(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
