import { type CheckResult, check as checkPaths } from '../../publish/check/check.js';
import type { Level } from '../../publish/check/diagnostic.js';
import { shellWord } from '../../text/quote.js';
import type { Context } from '../context.js';
import { sourceFlags } from '../errors/source-flags.js';
import { sourceOptions } from '../open-library.js';
import { COMMAND_NAMES } from '../options.js';
import { formatReport, formatSummary, leavesOut } from '../output/check-report.js';
import { createAnnotator } from '../output/github-annotations.js';
import { showProgress } from '../output/progress.js';
import { toJson } from '../output/tsv-json.js';

/** `lectern check [path...]`: prints the problems of articles. Exits 1 on errors, with `--strict` on warnings too. */
export async function check(context: Context, words: readonly string[]): Promise<number> {
  const { options, out, process, report } = context;
  const { articles, diagnostics } = await runCheck(context, words.length > 0 ? words : ['.']);
  const isText = !options.json && options.format !== 'github';
  if (options.json) out.write(`${toJson(diagnostics, 2)}\n`);
  else if (isText) out.write([...formatReport(diagnostics, options.all ?? false)].join(''));
  else out.write(diagnostics.map(createAnnotator(process)).join(''));
  const isCut = isText && !options.all && leavesOut(diagnostics);
  await report(
    'note',
    formatSummary(articles, diagnostics),
    isCut ? `to print each problem, run: ${commandForAll(words, options)}` : undefined,
  );
  const failing: readonly Level[] = options.strict ? ['error', 'warning'] : ['error'];
  return diagnostics.some(({ level }) => failing.includes(level)) ? 1 : 0;
}

/** The command that prints each problem. It has the options that determine which problems are found. */
function commandForAll(words: readonly string[], options: Context['options']): string {
  const rules = (options.rule ?? []).flatMap(each => ['--rule', each]);
  return ['npx', 'lectern', 'check', ...words, ...sourceFlags(options), ...rules, '--all']
    .map(shellWord)
    .join(' ');
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
