import { errorText } from '../app/reducer.js';
import type { EffectContext, EffectRunners } from './effect-context.js';
import type { ExternalArticles } from './open-external-article.js';

/** Milliseconds that the cursor must rest on an article before its preview is loaded. */
const PREVIEW_DELAY = 80;

/** Loads articles and previews. */
export function createArticleLoader(
  { state, dispatch }: EffectContext,
  externalArticles: ExternalArticles,
): Pick<EffectRunners, 'load' | 'preview'> {
  let timer: NodeJS.Timeout | undefined;
  return {
    load: ({ article, request }) =>
      void externalArticles.parsing(article).then(
        parsing => dispatch({ type: 'loaded', request, parsing }),
        error => dispatch({ type: 'load-failed', request, reason: errorText(error) }),
      ),
    preview: ({ article }) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        state()
          .library.parsing(article)
          .then(
            parsing => dispatch({ type: 'preview-loaded', path: article.path, parsing }),
            () => undefined, // Opening the article shows the error.
          );
      }, PREVIEW_DELAY);
    },
  };
}
