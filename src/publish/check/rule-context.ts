/** An article as the rules see it: read, parsed, and nothing left to look up but its neighbours. */

import type { Block, Document } from '../../document/document.js';
import type { Article } from '../../library/article.js';
import { type Fields, readFields } from '../../library/front-matter/fields.js';
import type { FrontMatter } from '../../library/front-matter/front-matter.js';
import { measureLength } from '../../library/metadata/reading-time.js';
import { everyBlock } from './blocks.js';
import { type LinkUse, linkUses } from './collect-links.js';

/** What stands around an article. */
export interface Site {
  articles: Article[];
  /** Names that no slug may have. */
  reserved: readonly string[];
  /** Whether there is a file or folder; `path` is absolute. */
  exists(path: string): boolean;
  /** What a link to an article can name behind `#`; undefined where it cannot be read. */
  anchors(file: string): ReadonlySet<string> | undefined;
}

export interface Subject {
  article: Article;
  site: Site;
  matter: FrontMatter;
  /** What the front matter says. */
  fields: Fields;
  /** Rows of the file. */
  rows: readonly string[];
  /** Minutes that its words take. */
  minutes: number;
  document: Document;
  /** Every block, however deep, footnotes included. */
  blocks: readonly Block[];
  links: readonly LinkUse[];
  /** What a link can name behind `#`. */
  anchors: ReadonlySet<string>;
}

interface Given {
  article: Article;
  source: string;
  matter: FrontMatter;
  document: Document;
  site: Site;
}

export function makeSubject({ source, ...given }: Given): Subject {
  const { document, matter } = given;
  const rows = source.split(/\r\n|\n|\r/);
  return {
    ...given,
    fields: readFields(matter).fields,
    rows,
    minutes: measureLength(source, matter.bodyAt).minutes,
    blocks: [...everyBlock(document)],
    links: linkUses(document, rows),
    anchors: anchorsOf(document),
  };
}

/** The anchors of the headings, and all other names that a link can use. */
export function anchorsOf({ headings, names = [] }: Document): Set<string> {
  return new Set([...headings, ...names].map(({ anchor }) => anchor));
}
