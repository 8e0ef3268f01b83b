import type { Article } from '../../library/article.js';
import type { FindImage } from '../../library/images/local-images.js';
import type { ImageFolders } from '../../library/library.js';
import type { IncrementalParse } from '../../markdown/incremental-parse.js';
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
  const load = async (
    article: Article,
  ): Promise<{ parsing: IncrementalParse; findImage: FindImage | undefined }> => {
    const parsing = await externalArticles.parsing(article);
    const showsImages = state().settings.images !== 'off' && mayHaveImages(article, parsing);
    const folders = showsImages ? externalArticles.libraryOf(article).imageFolders : undefined;
    return { parsing, findImage: folders && (await imageFinder(article, folders)) };
  };
  return {
    async load({ article, request }) {
      const loaded = await load(article).catch((error: unknown) => ({ reason: errorText(error) }));
      if ('reason' in loaded) dispatch({ type: 'load-failed', request, ...loaded });
      else dispatch({ type: 'loaded', request, ...loaded });
    },
    preview: ({ article }) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { library, opening, screen } = state();
        // The list has been left meanwhile. It requests the preview again when it is shown.
        if (opening || screen !== 'list') return;
        library.parsing(article).then(
          parsing => dispatch({ type: 'preview-loaded', path: article.path, parsing }),
          () => undefined, // Opening the article shows the error.
        );
      }, PREVIEW_DELAY);
    },
  };
}

function mayHaveImages({ image }: Article, { document, done }: IncrementalParse): boolean {
  return image !== undefined || !done || document.links.some(({ kind }) => kind === 'image');
}

async function imageFinder(article: Article, folders: ImageFolders): Promise<FindImage> {
  const { createImageFinder } = await import('../../library/images/local-images.js');
  return createImageFinder(article, folders);
}
