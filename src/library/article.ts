/** Metadata of one Markdown file in a library, without its body. All text is clean: it has no control characters. */
export interface Article {
  /** Unique in its library. A slug that occurs twice is qualified by folder: `ops/intro`. */
  slug: string;
  title: string;
  /** Empty if there is none. */
  description: string;
  /** A calendar day `2024-12-15` or an ISO time, as written: never shifted by a time zone. */
  date?: string;
  updated?: string;
  /** Empty if there is none. */
  category: string;
  tags: string[];
  authors: string[];
  /** Cover image: a URL, or a path relative to the file, as written. */
  image?: string;
  /** Minutes to read, at least 1: the author's `readTime`, else computed from the words. */
  minutes: number;
  words: number;
  lang?: string;
  series?: string;
  order?: number;
  draft?: boolean;
  /** Path in the library, with `/` as separator; key of the article in the history. `-` for standard input. */
  path: string;
  /** Absolute path of the file; absent in a compiled library and for standard input. */
  file?: string;
  /** 1-based line of the file on which the body starts. */
  bodyLine: number;
  /** Headings of the body in order; absent until the body has been parsed. */
  headings?: ArticleHeading[];
  /** Front matter fields that Lectern does not know, as parsed. */
  extra: Record<string, unknown>;
}

export interface ArticleHeading {
  level: number;
  text: string;
  anchor: string;
  /** 1-based line of the file. */
  line: number;
}

/** File name extensions of articles. */
export const ARTICLE_ENDING = /\.(?:md|markdown|mdx)$/i;
