import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { IncrementalParse } from '../../markdown/incremental-parse.js';
import type { Effect } from '../app/effect.js';
import { type EffectContext, type EffectRunners, showError } from './effect-context.js';

type Request = Extract<Effect, { type: 'open-external-article' }>;

/** Articles outside the library, opened through links. Each is read from a library of its own. */
export interface ExternalArticles {
  /** Parses an article of the library or an external one. */
  parsing(article: Article): Promise<IncrementalParse>;
  /** The library that an article is read from. */
  libraryOf(article: Article): Library;
  /** True if the path belongs to an external article of another folder. This library's history must not save it. */
  isForeign(path: string): boolean;
}

export function createExternalArticles(
  context: EffectContext,
): ExternalArticles & { runners: Pick<EffectRunners, 'open-external-article'> } {
  const { options, state, dispatch } = context;
  const opened = new Map<string, { library: Library; article: Article }>();

  const openFirstArticle = (library: Library, { request, anchor }: Request): void => {
    const [article] = library.articles;
    if (!article) return;
    // The history of the same folder knows the article by the same path. In another folder, that path could be an
    // article's of this library.
    const isSameFolder = library.key === options.library.key;
    const path = isSameFolder ? article.path : (article.file ?? article.path);
    opened.set(path, { library, article });
    dispatch({ type: 'external-article-opened', request, article: { ...article, path }, anchor });
  };

  return {
    parsing: async article => {
      const external = opened.get(article.path);
      return external ? external.library.parsing(external.article) : state().library.parsing(article);
    },
    libraryOf: article => opened.get(article.path)?.library ?? state().library,
    isForeign: path => opened.has(path) && opened.get(path)?.article.path !== path,
    runners: {
      'open-external-article': request =>
        options.openExternalArticle?.(request.path).then(
          library => openFirstArticle(library, request),
          error => showError(context, error),
        ),
    },
  };
}
