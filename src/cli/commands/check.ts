import { type Checked, check as checkPaths } from '../../publish/check/check.js';
import { type Diagnostic, LEVELS, type Level } from '../../publish/check/diagnostic.js';
import { cleanLine } from '../../text/sanitise.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import { openOptions } from '../open-library.js';
import { COMMAND_NAMES } from '../options.js';
import { annotationFrom } from '../output/github-annotations.js';
import { showProgress } from '../output/progress.js';
import { json } from '../output/tsv-json.js';

/** `lectern check [path...]`: what an author should mend, a row each. Exit 1 on errors, with `--strict` on warnings too. */
export async function check(context: Context, words: readonly string[]): Promise<number> {
  const { options, out, process, terminal, warn } = context;
  const { articles, findings } = await checked(context, words.length > 0 ? words : ['.']);
  if (options.json) out.write(`${json(findings, 2)}\n`);
  else if (options.format === 'github') out.write(findings.map(annotationFrom(process)).join(''));
  else out.write(findings.map(row).join(''));
  // Silence is what scripts take for an answer; whoever looks on is told.
  if (findings.length > 0 || terminal.stderr) warn(summary(articles, findings));
  const failing: readonly Level[] = options.strict ? ['error', 'warning'] : ['error'];
  return findings.some(({ level }) => failing.includes(level)) ? 1 : 0;
}

async function checked({ options, terminal }: Context, paths: readonly string[]): Promise<Checked> {
  const progress = showProgress('Articles checked', terminal);
  try {
    return await checkPaths(paths, {
      ...(await openOptions(options)),
      reserved: COMMAND_NAMES,
      ...(options.rule && { rules: options.rule }),
      onProgress: progress.say,
    });
  } finally {
    progress.end();
  }
}

/** `articles/a.md:12:5: warning: The link ... leads to no article and no file. Mend its path ... [broken-link]` */
function row({ file, line, column, level, message, hint, rule }: Diagnostic): string {
  const place = [file, line, column].filter(part => part !== undefined).join(':');
  return `${cleanLine(`${place}: ${level}: ${message} ${hint}`)} [${rule}]\n`;
}

function summary(articles: number, findings: readonly Diagnostic[]): string {
  const counts = LEVELS.map(
    level => [findings.filter(finding => finding.level === level).length, level] as const,
  );
  const found = counts.filter(([count]) => count > 0).map(([count, level]) => pluralize(count, level));
  return `${found.join(', ') || 'nothing to mend'} in ${pluralize(articles, 'article')}.`;
}
