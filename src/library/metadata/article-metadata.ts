/** Reads the metadata of an article from its source. The result is plain data, so that a cache can store it. */
import type { Article } from '../article.js';
import type { Fingerprint } from '../files/file-fingerprint.js';
import { LongText } from '../files/long-text.js';
import type { ParseToml } from '../front-matter/engines.js';
import { hasArticleKey, lineOfKey, readFields } from '../front-matter/fields.js';
import { type Fault, type FrontMatter, readFrontMatter } from '../front-matter/front-matter.js';
import type { Problem } from '../problem.js';
import { firstHeading, HEADING_RANGE, MAX_SEARCHED } from './markdown-title.js';
import { dayInAddress, readPathMetadata, titleOfRootIndex } from './path-metadata.js';
import { type Length, measureLength } from './reading-time.js';

export interface ArticleMetadata {
  /** Has the slug that the file asks for; `buildArticleList` makes it unique. */
  article: Article;
  problems: Problem[];
  /** Path as the user would type it. */
  shown: string;
  /** Source of the title: front matter, the first heading, or the file name. */
  titleFrom: 'matter' | 'heading' | 'name';
  /** Line of the file with the slug; absent if the slug comes from the file name. */
  slugLine?: number;
  /** True if the file is reached through a link. */
  isLinked?: boolean;
  /** Fingerprint of the file, taken before it was read; absent if there is no reliable one. */
  fingerprint?: Fingerprint;
}

/** Where a source comes from. */
export interface Origin {
  /** Path in the library, with `/` as separator; clean. */
  path: string;
  /** Path as the user would type it; clean. */
  shown: string;
  /** Absolute; absent for standard input. */
  file?: string;
  /** Title to use, rather than one from the path, if the source has none. */
  title?: string;
}

/** The front matter of a source, and where its body starts. */
export function splitFrontMatter(source: string, parseToml: ParseToml): FrontMatter {
  return readFrontMatter(source, { parseToml, hasArticleKey });
}

/** Jekyll's folders of posts. */
const JEKYLL = /(?:^|\/)_(?:posts|drafts)\//;
/** Jekyll's folder of drafts. */
const JEKYLL_DRAFTS = /(?:^|\/)_drafts\//;

/** Data of a text that its metadata are made from. */
interface TextData extends Pick<ReturnType<typeof readFields>, 'fields' | 'faults' | 'extra'> {
  frontMatter: FrontMatter;
  /** The first heading, unless the front matter has a title. */
  heading: string | undefined;
  length: Length;
  isBlank: boolean;
}

/** Reads the metadata of a text. Decodes only the start of a long one if that is enough. */
export function readMetadata(
  source: { readonly text: string },
  origin: Origin,
  parseToml: ParseToml,
): ArticleMetadata {
  const readHead = (text: string) => {
    const frontMatter = splitFrontMatter(text, parseToml);
    return { frontMatter, ...readFields(frontMatter, { splitAtBlanks: JEKYLL.test(origin.path) }) };
  };
  const fromStart = source instanceof LongText ? readStart(source, readHead) : undefined;
  const { frontMatter, fields, faults, extra, heading, length, isBlank } =
    fromStart ?? readWhole(source.text, readHead);
  const fromPath = readPathMetadata(origin.path);
  const [category = fromPath.folder, ...otherCategories] = fields.category ?? [];
  const {
    title,
    category: _,
    readTime,
    slug,
    date = dayOfAddresses(frontMatter) ?? fromPath.date,
    tags = [],
    ...rest
  } = fields;
  const article: Article = {
    slug: slug ?? fromPath.slug,
    title: title ?? heading ?? origin.title ?? titleOfRootIndex(origin) ?? fromPath.title,
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
    bodyLine: frontMatter.bodyLine,
    extra,
  };
  if (JEKYLL_DRAFTS.test(origin.path)) article.draft ??= true;
  const empty = isBlank ? [origin.file === undefined ? EMPTY_INPUT : EMPTY_FILE] : [];
  return {
    article,
    problems: [...frontMatter.faults, ...faults, ...empty].map(fault => ({ file: origin.shown, ...fault })),
    shown: origin.shown,
    titleFrom: title ? 'matter' : heading ? 'heading' : 'name',
    ...(slug === undefined ? {} : { slugLine: lineOfKey(frontMatter, 'slug') }),
  };
}

type ReadHead = (text: string) => Omit<TextData, 'heading' | 'length' | 'isBlank'>;

function readWhole(text: string, readHead: ReadHead): TextData {
  const head = readHead(text);
  const { bodyAt } = head.frontMatter;
  return {
    ...head,
    heading: head.fields.title ? undefined : firstHeading(text, bodyAt),
    length: measureLength(text, bodyAt),
    isBlank: text.trim() === '',
  };
}

/** Bytes at the start of a long text that are decoded: a few at first, then enough for a heading in any script. */
const START_SIZES = [1 << 16, 1 << 20];

/** Reads a long text from its start. Undefined if the rest may lead to other data. */
function readStart(source: LongText, readHead: ReadHead): TextData | undefined {
  for (const size of START_SIZES) {
    const { text } = source.start(size);
    const head = readHead(text);
    const { bodyAt } = head.frontMatter;
    const isTitled = head.fields.title !== undefined;
    // Front matter may end further down.
    if (bodyAt === 0 && FRONT_MATTER_OR_BLANK.test(text)) continue;
    const heading = isTitled ? undefined : firstHeading(text, bodyAt, text.length - HEADING_RANGE);
    const isSearched = isTitled || text.length > bodyAt + MAX_SEARCHED + HEADING_RANGE;
    // The rest may define a label in brackets.
    if (heading === undefined ? !isSearched : heading.includes('[')) continue;
    const length = measureLength(source, Buffer.byteLength(text.slice(0, bodyAt)));
    return { ...head, heading, length, isBlank: false };
  }
  return undefined;
}

const FRONT_MATTER_OR_BLANK = /^\s*(?:---|\+\+\+|;;;|\{|$)/;

/** Keys for the address of a page on its site. */
const ADDRESS_KEYS = ['path', 'slug', 'permalink', 'url'];

function dayOfAddresses({ data }: FrontMatter): string | undefined {
  for (const key of ADDRESS_KEYS) {
    const address = Object.hasOwn(data, key) ? data[key] : undefined;
    const day = typeof address === 'string' ? dayInAddress(address) : undefined;
    if (day !== undefined) return day;
  }
  return undefined;
}

const EMPTY_FILE: Fault = {
  line: 1, level: 'warning', rule: 'empty', message: 'the file is empty', hint: 'add text, or delete the file',
}; // biome-ignore format: one line of a table
const EMPTY_INPUT: Fault = {
  ...EMPTY_FILE,
  message: 'standard input is empty',
  hint: 'check the command before the pipe',
};
