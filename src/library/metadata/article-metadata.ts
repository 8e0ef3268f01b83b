/** One source → what lists and searches know of it. Plain data, so that a cache can keep it. */
import type { Article } from '../article.js';
import type { Stamp } from '../cache/file-fingerprint.js';
import type { ParseToml } from '../front-matter/engines.js';
import { knowsAny, lineOfKey, readFields } from '../front-matter/fields.js';
import { type Fault, type FrontMatter, readFrontMatter } from '../front-matter/front-matter.js';
import type { Problem } from '../problem.js';
import { firstHeading } from './markdown-title.js';
import { nameOfPath, titleOfHome } from './path-metadata.js';
import { measureLength } from './reading-time.js';

export interface ArticleMetadata {
  /** Its slug is what the file asks for; `assemble` makes it unique. */
  article: Article;
  problems: Problem[];
  /** Path as the user would type it. */
  shown: string;
  /** Where the title comes from. */
  titled: 'matter' | 'heading' | 'name';
  /** The line of the file that gives the slug; absent where the file's name does. */
  slugLine?: number;
  /** Of its file, from before that was read; absent where none was taken, or it could not be trusted. */
  stamp?: Stamp;
}

export interface Origin {
  /** In the library, `/` between its parts; clean. */
  path: string;
  /** As the user would type it; clean. */
  shown: string;
  /** Absolute; absent for standard input. */
  file?: string;
  /** A title of last resort that is better than the path's. */
  title?: string;
}

/** The body's start in a source, and the front matter before it. */
export function splitSource(source: string, parseToml: ParseToml): FrontMatter {
  return readFrontMatter(source, { parseToml, known: knowsAny });
}

/** The folders of Jekyll's posts. */
const JEKYLL = /(?:^|\/)_(?:posts|drafts)\//;
/** Of its posts that are not to be listed yet. */
const UNFINISHED = /(?:^|\/)_drafts\//;

export function readMetadata(source: string, origin: Origin, parseToml: ParseToml): ArticleMetadata {
  const matter = splitSource(source, parseToml);
  const { fields, faults, extra } = readFields(matter, { blanks: JEKYLL.test(origin.path) });
  const name = nameOfPath(origin.path);
  const length = measureLength(source, matter.bodyAt);
  const heading = fields.title ? undefined : firstHeading(source, matter.bodyAt);
  const [category = name.folder, ...otherCategories] = fields.category ?? [];
  const { title, category: _, readTime, slug, date = name.date, tags = [], ...rest } = fields;
  const article: Article = {
    slug: slug ?? name.slug,
    title: title ?? heading ?? origin.title ?? titleOfHome(origin) ?? name.title,
    description: '',
    authors: [],
    ...rest,
    ...(date === undefined ? {} : { date }),
    category,
    tags: [...new Set([...tags, ...otherCategories])],
    minutes: readTime ?? length.minutes,
    words: length.words,
    path: origin.path,
    ...(origin.file === undefined ? {} : { file: origin.file }),
    bodyLine: matter.bodyLine,
    extra,
  };
  if (UNFINISHED.test(origin.path)) article.draft ??= true;
  const empty = source.trim() === '' ? [origin.file === undefined ? NOTHING_CAME : EMPTY] : [];
  return {
    article,
    problems: [...matter.faults, ...faults, ...empty].map(fault => ({ file: origin.shown, ...fault })),
    shown: origin.shown,
    titled: title ? 'matter' : heading ? 'heading' : 'name',
    ...(slug === undefined ? {} : { slugLine: lineOfKey(matter, 'slug') }),
  };
}

const EMPTY: Fault = {
  line: 1, level: 'warning', rule: 'empty', message: 'The file is empty.', hint: 'Write something, or delete it.',
}; // biome-ignore format: one line of a table
const NOTHING_CAME: Fault = {
  ...EMPTY,
  message: 'Nothing came.',
  hint: 'Is the command right that was to write it?',
};
