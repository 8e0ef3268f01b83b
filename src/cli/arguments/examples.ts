import type { Article } from '../../library/article.js';
import { maxOf } from '../../util/large-lists.js';
import type { CommandDefinition } from './definitions.js';

/** Words of a library that make the help's examples work in it. An example whose word is absent is left out. */
export type Sample = Partial<
  Record<'article' | 'anchor' | 'category' | 'word' | 'words' | 'typo' | 'phrase' | 'without', string>
>;

/** Words of Lectern's own articles. */
export const OWN_SAMPLE: Sample = {
  article: 'kuber',
  anchor: 'storage',
  category: 'devops',
  word: 'limits',
  words: 'pod memory',
  typo: 'autoscalling',
  phrase: 'noisy neighbour',
  without: 'retry',
};

/** Approximate word separators; a Unicode property class takes milliseconds to compile. */
const SEPARATORS = /[\s!-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+/;
/** A word that needs no quotes in any shell. */
const UNQUOTED = /^[\w\u00c0-\u1fff\u3040-\ud7ff-]+$/;

/** Takes the words from the first article of a publication. */
export function createSample(
  articles: readonly Pick<Article, 'slug' | 'title' | 'category' | 'headings'>[],
): Sample {
  const [first] = articles;
  if (!first || !/^[\w.-]+$/.test(first.slug)) return {};
  const words = first.title
    .toLowerCase()
    .split(SEPARATORS)
    .filter(word => word.length > 3 && word.length < 21 && UNQUOTED.test(word));
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const anchor = first.headings?.find(heading => /^[\w-]+$/.test(heading.anchor))?.anchor;
  return {
    article: uniquePrefix(first.slug, articles),
    ...(anchor && { anchor }),
    ...(UNQUOTED.test(first.category) && { category: first.category.toLowerCase() }),
    ...(longest && { word: longest, words: words.slice(0, 2).join(' ') }),
    ...(longest.length > 6 && { typo: longest.slice(0, -2) + longest.slice(-1) }),
  };
}

/** Returns a prefix that no other slug has: the first word, else as few letters as possible. */
function uniquePrefix(slug: string, articles: readonly Pick<Article, 'slug'>[]): string {
  const isUnique = (start: string) => articles.filter(each => each.slug.startsWith(start)).length === 1;
  const [word = ''] = slug.split(/[-_.]/);
  const starts = Array.from({ length: slug.length }, (_, at) => slug.slice(0, at + 1));
  return [word, ...starts].find(start => start.length > 3 && start !== slug && isUnique(start)) ?? slug;
}

/** Returns the command lines of a command's examples with their explanations. */
export function fillExamples(
  { examples }: Pick<CommandDefinition, 'examples'>,
  program: string,
  sample: Sample,
): [string, string][] {
  const words: Record<string, string | undefined> = { ...sample, program };
  return examples.flatMap(([line, explanation]): [string, string][] => {
    let isComplete = true;
    const template = line.includes('{program}') ? line : `{program} ${line}`;
    const commandLine = template.replace(/\{(\w+)\}/g, (_, name: string) => {
      isComplete &&= words[name] !== undefined;
      return words[name] ?? '';
    });
    return isComplete ? [[commandLine.trimEnd(), explanation]] : [];
  });
}

/** Formats the examples for the end of a command's help. */
export function formatExamples(definition: CommandDefinition, program: string, sample: Sample): string {
  const examples = fillExamples(definition, program, sample);
  const width = maxOf(examples.map(([line, explanation]) => (explanation ? line.length : 0)));
  const rows = examples.map(
    ([line, explanation]) => `  ${explanation ? `${line.padEnd(width)}  ${explanation}` : line}`,
  );
  const { forms = [] } = definition;
  const formWidth = maxOf(forms.map(([form]) => form.length));
  const formRows = forms.map(([form, meaning]) => `  ${form.padEnd(formWidth)}  ${meaning}`);
  return [
    ...(formRows.length > 0 ? ['', 'Words:', ...formRows] : []),
    ...(rows.length > 0 ? ['', 'Examples:', ...rows] : []),
  ].join('\n');
}
