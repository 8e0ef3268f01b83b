/**
 * The shape of a compiled library on disk, format 1.0: what `publish/build.ts` writes and `open.ts` reads. Every 1.x
 * reads what an earlier 1.x wrote: fields may be added, none may go or change its meaning.
 *
 *   index.json              all metadata, in the library's order
 *   bodies.txt              one line of JSON (`BodiesHead`), then the folded text of all bodies
 *   articles/<name>.json    an article's Markdown, whole, and its document with code coloured (`Text`)
 *   articles/<name>.md      the Markdown alone, where it is long
 *
 * Markdown and document say the same words: in one file they take half the room once the package is compressed.
 */
import type { Document } from '../typeset/document.js';
import type { Article, ArticleHeading } from './article.js';
import type { Bodies, BodySection } from './library.js';

export const FORMAT = { major: 1, minor: 0 };

export const INDEX_FILE = 'index.json';
export const BODIES_FILE = 'bodies.txt';
export const ARTICLES_FOLDER = 'articles';

/** Characters of Markdown up to which its document is kept: a longer one is on the screen sooner when it is parsed in slices. */
export const LONGEST_KEPT = 1 << 20;

export interface Publication {
  /** The package's name: what the journal and the folders of state go by. */
  name: string;
  title?: string;
  version?: string;
  /** Address that relative links and images point to. */
  homepage?: string;
}

export interface Index {
  format: string;
  /** `DOCUMENT_VERSION` of the documents and of the offsets in the bodies. */
  documents: number;
  publication: Publication;
  articles: Row[];
}

type Always = Pick<Article, 'slug' | 'title' | 'path' | 'minutes' | 'words'>;

/** An article's metadata; what is empty is left out. */
export interface Row
  extends Always,
    Partial<Omit<Article, keyof Always | 'headings' | 'file' | 'draft' | 'bodyLine'>> {
  /** Of its file, without the ending. */
  name: string;
  /** `bodyLine`; 1 where absent. */
  line?: number;
  /** One a line: level, line, anchor and text between tabs. As rows of JSON they doubled the time that `list` takes to read an index. */
  headings: string;
  /** The file is long Markdown alone, of so many bytes: a shorter one was cut. */
  bytes?: number;
}

/** An article's own file. */
export interface Text {
  document: Document;
  markdown: string;
  /** The article as `read` writes it into a pipe, at the usual width (`piped.ts`). */
  piped?: string;
}

/** See `Bodies`; of the sections, where each heading stands in its body. */
interface BodiesHead {
  starts: number[];
  headings: number[][];
}

export function rowOf(article: Article, file: { name: string; bytes?: number }): Row {
  const { bodyLine, headings = [], file: _file, draft: _draft, ...meta } = article;
  const said = Object.entries(meta).filter(([, value]) => !isEmpty(value));
  return {
    ...(Object.fromEntries(said) as unknown as Always),
    ...file,
    ...(bodyLine > 1 ? { line: bodyLine } : {}),
    headings: writeHeadings(headings),
  };
}

export function writeHeadings(headings: readonly ArticleHeading[]): string {
  return headings.map(({ level, line, anchor, text }) => [level, line, anchor, text].join('\t')).join('\n');
}

function isEmpty(value: unknown): boolean {
  if (value === '' || value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

export function articleOf(row: Row): Article {
  const { name: _name, bytes: _bytes, line = 1, headings: written, ...meta } = row;
  let headings: ArticleHeading[] | undefined;
  return {
    description: '',
    category: '',
    tags: [],
    authors: [],
    extra: {},
    ...meta,
    bodyLine: line,
    get headings() {
      headings ??= readHeadings(written);
      return headings;
    },
    set headings(compiled) {
      headings = compiled;
    },
  };
}

/** The inverse of `writeHeadings`. */
export function readHeadings(written: string): ArticleHeading[] {
  if (written === '') return [];
  return written.split('\n').map(row => {
    const [level = '', line = '', anchor = '', text = ''] = row.split('\t');
    return { level: Number(level), text, anchor, line: Number(line) };
  });
}

/** Sections begin at headings; what stands before the first one is a section too. */
export function sectionsAt(headings: readonly number[]): BodySection[] {
  const sections: BodySection[] = headings.map((at, heading) => ({ at, heading }));
  return headings[0] === 0 ? sections : [{ at: 0 }, ...sections];
}

export function writeBodies({ text, starts, sections }: Bodies): string {
  const headings = sections.map(list =>
    list.filter(({ heading }) => heading !== undefined).map(({ at }) => at),
  );
  const head: BodiesHead = { starts, headings };
  return `${JSON.stringify(head)}\n${text}`;
}

/** @throws where it is not what `writeBodies` gave. */
export function readBodies(file: string): Bodies {
  const newline = file.indexOf('\n');
  const { starts, headings } = JSON.parse(file.slice(0, newline)) as BodiesHead;
  const text = file.slice(newline + 1);
  if (starts.at(-1) !== text.length + 1 || starts.length !== headings.length + 1)
    throw new RangeError('cut short');
  return { text, starts, sections: headings.map(sectionsAt) };
}
