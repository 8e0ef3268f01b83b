/** One Markdown file of a library, without its body: what lists, searches and front matter know of it. All text is clean. */
export interface Article {
  /** Unique in its library; a slug taken twice is qualified by folder: `ops/intro`. */
  slug: string;
  title: string;
  /** Empty where there is none. */
  description: string;
  /** A calendar day `2024-12-15` or an ISO time, as written, never shifted by a time zone. */
  date?: string;
  updated?: string;
  /** Empty where there is none. */
  category: string;
  tags: string[];
  authors: string[];
  /** Cover: URL or path relative to the file, as written. */
  image?: string;
  /** Minutes to read: the author's `readTime`, else computed from the words; at least 1. */
  minutes: number;
  words: number;
  lang?: string;
  series?: string;
  order?: number;
  draft?: boolean;
  /** Path in the library, `/` between its parts; the article's key in the journal. `-` for standard input. */
  path: string;
  /** Absolute path of the file; absent in a compiled library and for standard input. */
  file?: string;
  /** 1-based line of the file on which the body starts. */
  bodyLine: number;
  /** Headings of the body in order; absent until the article is compiled. */
  headings?: ArticleHeading[];
  /** Front matter that Lectern does not know, as parsed. */
  extra: Record<string, unknown>;
}

export interface ArticleHeading {
  level: number;
  text: string;
  anchor: string;
  /** 1-based line of the file. */
  line: number;
}

/** How the names of files that are articles end. */
export const ARTICLE_ENDING = /\.(?:md|markdown|mdx)$/i;
