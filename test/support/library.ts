/**
 * Libraries in memory, for tests of the layers above `library`: no files, no front matter, no Markdown parser. A body
 * can have `# headings`, fenced code, and paragraphs between blank lines.
 */

import { type Block, type Document, emptyDocument } from '../../src/document/document.js';
import type { Article } from '../../src/library/article.js';
import { type BodyTexts, BodyTextsBuilder } from '../../src/library/body-text/body-text-store.js';
import type { Library } from '../../src/library/library.js';
import { fold } from '../../src/text/case-fold.js';

export interface Sample extends Partial<Omit<Article, 'headings'>> {
  title: string;
  markdown?: string;
}

/**
 * A library of these articles in this order. Missing slugs are made from titles, and missing paths from slugs. `bodies()`
 * fills in the headings, as for a folder. `asked` counts the calls.
 */
export function makeLibrary(
  samples: readonly Sample[],
): Library & { readonly asked: { bodies: number; parsing: string[] } } {
  const articles = samples.map(makeArticle);
  const sources = samples.map(sample => sample.markdown ?? '');
  const asked = { bodies: 0, parsing: [] as string[] };
  const sourceOf = (article: Article) => sources[articles.indexOf(article)] ?? '';
  let bodies: BodyTexts | undefined;
  return {
    name: 'Samples',
    key: 'samples',
    articles,
    problems: [],
    asked,
    markdown: async article => sourceOf(article),
    parsing: async article => {
      asked.parsing.push(article.slug);
      const source = sourceOf(article);
      const document = makeDocument(source);
      return { document, done: true, consumed: source.length, length: source.length, step: () => {} };
    },
    bodies: async () => {
      asked.bodies++;
      bodies ??= makeBodies(articles, sources);
      return bodies;
    },
  };
}

function makeArticle({ markdown = '', ...fields }: Sample): Article {
  const slug = fields.slug ?? slugOf(fields.title);
  const words = markdown.split(/\s+/).filter(Boolean).length;
  return {
    slug,
    description: '',
    category: '',
    tags: [],
    authors: [],
    minutes: Math.max(1, Math.round(words / 230)),
    words,
    path: `${slug}.md`,
    bodyLine: 1,
    extra: {},
    ...fields,
  };
}

function slugOf(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** Parses `source`; other Markdown than the three kinds stays as it is. */
export function makeDocument(source: string): Document {
  const document = emptyDocument();
  for (const { text, line } of pieces(source)) {
    const block = makeBlock(text, line);
    if (block.kind === 'heading') {
      const index = document.blocks.length;
      const title = block.spans.map(run => run.text).join('');
      document.headings.push({
        level: block.level,
        text: title,
        anchor: block.anchor,
        line,
        block: index,
        offset: 0,
      });
    }
    document.blocks.push(block);
  }
  return document;
}

function makeBlock(text: string, line: number): Block {
  const [, marks, title] = /^(#{1,6}) (.*)$/.exec(text) ?? [];
  if (marks !== undefined && title !== undefined) {
    return { kind: 'heading', level: marks.length, spans: [{ text: title }], anchor: slugOf(title), line };
  }
  const [, language, code] = /^```(\w*)\n([\s\S]*?)\n?```$/.exec(text) ?? [];
  if (code !== undefined) return { kind: 'code', text: code, line, ...(language ? { language } : {}) };
  return { kind: 'paragraph', spans: [{ text }], line };
}

/** Blocks of the source as text, each with its 1-based line. */
function* pieces(source: string): Generator<{ text: string; line: number }> {
  let line = 1;
  for (const part of source.split(/(\n{2,})/)) {
    if (part.trim() !== '') yield { text: part.replace(/^\n+|\n+$/g, ''), line };
    line += part.split('\n').length - 1;
  }
}

function makeBodies(articles: readonly Article[], sources: readonly string[]): BodyTexts {
  const made = new BodyTextsBuilder();
  for (const [index, article] of articles.entries()) {
    const document = makeDocument(sources[index] ?? '');
    article.headings = document.headings.map(({ level, text, anchor, line }) => ({
      level,
      text,
      anchor,
      line,
    }));
    made.add(fold(document.blocks.map(textOf).join('\n')));
  }
  return made.build();
}

function textOf(block: Block): string {
  if (block.kind === 'code') return block.text;
  return 'spans' in block && block.spans ? block.spans.map(run => run.text).join('') : '';
}
