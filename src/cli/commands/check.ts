import { type CheckResult, check as checkPaths } from '../../publish/check/check.js';
import { type Diagnostic, LEVELS, type Level } from '../../publish/check/diagnostic.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import { sourceOptions } from '../open-library.js';
import { COMMAND_NAMES } from '../options.js';
import { createAnnotator } from '../output/github-annotations.js';
import { showProgress } from '../output/progress.js';
import { toJson } from '../output/tsv-json.js';

/** `lectern check [path...]`: prints the problems of articles. Exits 1 on errors, with `--strict` on warnings too. */
export async function check(context: Context, words: readonly string[]): Promise<number> {
  const { options, out, process, terminal, report } = context;
  const { articles, diagnostics } = await runCheck(context, words.length > 0 ? words : ['.']);
  if (options.json) out.write(`${toJson(diagnostics, 2)}\n`);
  else if (options.format === 'github') out.write(diagnostics.map(createAnnotator(process)).join(''));
  else out.write(diagnostics.map(formatDiagnostic).join(''));
  // Scripts expect no output if there is no problem. A person at a terminal expects a summary.
  if (diagnostics.length > 0 || terminal.stderr) await report('note', formatSummary(articles, diagnostics));
  const failing: readonly Level[] = options.strict ? ['error', 'warning'] : ['error'];
  return diagnostics.some(({ level }) => failing.includes(level)) ? 1 : 0;
}

async function runCheck({ options, terminal }: Context, paths: readonly string[]): Promise<CheckResult> {
  const progress = showProgress('articles checked', terminal);
  try {
    return await checkPaths(paths, {
      ...(await sourceOptions(options)),
      reserved: COMMAND_NAMES,
      ...(options.rule && { rules: options.rule }),
      onProgress: progress.update,
    });
  } finally {
    progress.end();
  }
}

/** Formats `articles/a.md:12:5: warning: the link ... leads nowhere; fix the path ... [broken-link]`. */
function formatDiagnostic({ file, line, column, level, message, hint, rule }: Diagnostic): string {
  const position = [file, line, column].filter(part => part !== undefined).join(':');
  return `${sanitiseLine(`${position}: ${level}: ${[message, hint].filter(Boolean).join('; ')}`)} [${rule}]\n`;
}

function formatSummary(articles: number, diagnostics: readonly Diagnostic[]): string {
  const counts = LEVELS.map(
    level => [diagnostics.filter(diagnostic => diagnostic.level === level).length, level] as const,
  );
  const parts = counts.filter(([count]) => count > 0).map(([count, level]) => pluralize(count, level));
  return `${parts.join(', ') || 'no problems'} in ${pluralize(articles, 'article')}`;
}
