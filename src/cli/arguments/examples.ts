import type { Article } from '../../library/article.js';
import type { CommandDefinition } from './definitions.js';

/** Words of a library, for examples that are true of it. What is absent takes the examples with it that need it. */
export type Sample = Partial<
  Record<'article' | 'anchor' | 'category' | 'word' | 'words' | 'slip' | 'phrase' | 'without', string>
>;

/** Of Lectern's own articles. */
export const OWN_SAMPLE: Sample = {
  article: 'kuber',
  anchor: 'storage',
  category: 'devops',
  word: 'limits',
  words: 'pod memory',
  slip: 'autoscalling',
  phrase: 'noisy neighbour',
  without: 'retry',
};

/** Between words, near enough: a class of Unicode's own takes milliseconds to compile. */
const BETWEEN = /[\s!-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+/;
/** What every shell takes for one word. */
const PLAIN = /^[\w\u00c0-\u1fff\u3040-\ud7ff-]+$/;

/** Of a publication, from the article that stands first in its list. */
export function sampleOf(
  articles: readonly Pick<Article, 'slug' | 'title' | 'category' | 'headings'>[],
): Sample {
  const [first] = articles;
  if (!first || !/^[\w.-]+$/.test(first.slug)) return {};
  const words = first.title
    .toLowerCase()
    .split(BETWEEN)
    .filter(word => word.length > 3 && word.length < 21 && PLAIN.test(word));
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const anchor = first.headings?.find(heading => /^[\w-]+$/.test(heading.anchor))?.anchor;
  return {
    article: shortOf(first.slug, articles),
    ...(anchor && { anchor }),
    ...(PLAIN.test(first.category) && { category: first.category.toLowerCase() }),
    ...(longest && { word: longest, words: words.slice(0, 2).join(' ') }),
    ...(longest.length > 6 && { slip: longest.slice(0, -2) + longest.slice(-1) }),
  };
}

/** A beginning of a slug that no other has: its first word, else some letters. */
function shortOf(slug: string, articles: readonly Pick<Article, 'slug'>[]): string {
  const isUnique = (start: string) => articles.filter(each => each.slug.startsWith(start)).length === 1;
  const [word = ''] = slug.split(/[-_.]/);
  const starts = Array.from({ length: slug.length }, (_, at) => slug.slice(0, at + 1));
  return [word, ...starts].find(start => start.length > 3 && start !== slug && isUnique(start)) ?? slug;
}

/** The examples of a command: what to type, and what that does. */
export function filled(
  { examples }: Pick<CommandDefinition, 'examples'>,
  program: string,
  sample: Sample,
): [string, string][] {
  const words: Record<string, string | undefined> = { ...sample, program };
  return examples.flatMap(([line, does]): [string, string][] => {
    let isWhole = true;
    const whole = line.includes('{program}') ? line : `{program} ${line}`;
    const typed = whole.replace(/\{(\w+)\}/g, (_, name: string) => {
      isWhole &&= words[name] !== undefined;
      return words[name] ?? '';
    });
    return isWhole ? [[typed.trimEnd(), does]] : [];
  });
}

/** The same as the end of a command's help. */
export function examplesOf(definition: CommandDefinition, program: string, sample: Sample): string {
  const typed = filled(definition, program, sample);
  const width = Math.max(...typed.map(([line, does]) => (does ? line.length : 0)));
  const rows = typed.map(([line, does]) => `  ${does ? `${line.padEnd(width)}  ${does}` : line}`);
  return rows.length > 0 ? ['', 'Examples:', ...rows].join('\n') : '';
}
