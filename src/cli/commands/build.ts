import type { Built } from '../../publish/build/build.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import { COMMAND_NAMES } from '../options.js';
import { showProgress } from '../output/progress.js';

/**
 * `lectern build [dir]`: a publication's articles, compiled. What it makes is files, so stdout stays empty: `npm pack --json`
 * runs it and prints there. Errors in articles are listed, and nothing is written.
 */
export async function build(context: Context, words: readonly string[]): Promise<number> {
  const { options, terminal, warn } = context;
  const [dir = '.'] = words;
  const { buildPublication } = await import('../../publish/build/build.js');
  const { parseToml } = await import('../../host/toml.js');
  const start = performance.now();
  const progress = showProgress('Articles built', terminal);
  let built: Built;
  try {
    built = await buildPublication(dir, {
      ...(options.out !== undefined && { out: options.out }),
      follow: options.follow ?? false,
      parseToml,
      reserved: COMMAND_NAMES,
      onProgress: progress.say,
    });
  } finally {
    progress.end();
  }
  for (const { file, line, level, message, hint } of built.problems) {
    warn(`${file}:${line}: ${level}: ${message} ${hint}`);
  }
  warn(built.built ? summary(built, performance.now() - start) : refusal(built));
  return built.built ? 0 : 1;
}

function summary({ articles, words, bytes }: Built, milliseconds: number): string {
  const figures = [
    pluralize(articles, 'article'),
    pluralize(words, 'word'),
    `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ];
  return `built ${figures.join(', ')}.`;
}

function refusal({ problems }: Built): string {
  const errors = problems.filter(({ level }) => level === 'error').length;
  return `${pluralize(errors, 'error')}; nothing was built.`;
}
