import { check as checkPaths } from '../../publish/check/check.js';
import type { Finding, Level } from '../../publish/check/finding.js';
import { cleanLine } from '../../text/sanitise.js';
import { COMMAND_NAMES } from '../arguments/definitions.js';
import type { Context } from '../context.js';
import { counted } from '../counted.js';
import { annotation } from '../findings.js';
import { openOptions } from '../open-library.js';
import { json } from '../record.js';

/** `lectern check [path...]`: what an author should mend, a row each. Exit 1 on errors, with `--strict` on warnings too. */
export async function check(context: Context, words: readonly string[]): Promise<number> {
  const { options, out, terminal, warn } = context;
  const { articles, findings } = await checkPaths(words.length > 0 ? words : ['.'], {
    ...(await openOptions(options)),
    reserved: COMMAND_NAMES,
    ...(options.rule && { rules: options.rule }),
  });
  if (options.json) out.write(`${json(findings, 2)}\n`);
  else out.write(findings.map(options.format === 'github' ? annotation : row).join(''));
  // Silence is what scripts take for an answer; whoever looks on is told.
  if (findings.length > 0 || terminal.stderr) warn(summary(articles, findings));
  const failing: readonly Level[] = options.strict ? ['error', 'warning'] : ['error'];
  return findings.some(({ level }) => failing.includes(level)) ? 1 : 0;
}

/** `articles/a.md:12:5: warning: The link ... leads to no article and no file. Mend its path ... [broken-link]` */
function row({ file, line, column, level, message, hint, rule }: Finding): string {
  const place = [file, line, column].filter(part => part !== undefined).join(':');
  return `${cleanLine(`${place}: ${level}: ${message} ${hint}`)} [${rule}]\n`;
}

function summary(articles: number, findings: readonly Finding[]): string {
  const levels: readonly Level[] = ['error', 'warning', 'note'];
  const counts = levels.map(
    level => [findings.filter(finding => finding.level === level).length, level] as const,
  );
  const found = counts.filter(([count]) => count > 0).map(([count, level]) => counted(count, level));
  return `${found.join(', ') || 'nothing to mend'} in ${counted(articles, 'article')}.`;
}
