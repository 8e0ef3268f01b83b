import type { Article } from '../../src/library/article.js';

/** An article with default values except for `given`. */
export function article(fields: Partial<Article> & { path: string }): Article {
  const slug = fields.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  return {
    slug, title: slug, description: '', category: '', tags: [], authors: [], minutes: 1, words: 0, bodyLine: 1, extra: {},
    ...fields,
  }; // biome-ignore format: a row
}
