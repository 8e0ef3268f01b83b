import type { Article } from '../../library/article.js';
import type { FindImage } from '../../library/images/local-images.js';
import type { ImageFolders } from '../../library/library.js';
import type { IncrementalParse } from '../../markdown/incremental-parse.js';
import { yieldToEventLoop } from '../../util/time-slicer.js';
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
  const findImageOf = async (article: Article, showsImages: boolean): Promise<FindImage | undefined> => {
    if (!showsImages || state().settings.images === 'off') return undefined;
    const { imageFolders } = externalArticles.libraryOf(article);
    return imageFolders && imageFinder(article, imageFolders);
  };
  const load = async (
    article: Article,
  ): Promise<{ parsing: IncrementalParse; findImage: FindImage | undefined }> => {
    const parsing = await externalArticles.parsing(article);
    return { parsing, findImage: await findImageOf(article, mayHaveImages(article, parsing)) };
  };
  const loadStart = async (article: Article, request: number): Promise<void> => {
    const parsing = await externalArticles.libraryOf(article).parsingStart?.(article);
    if (!parsing) return;
    const findImage = await findImageOf(article, hasImages(article, parsing));
    dispatch({ type: 'start-loaded', request, parsing, findImage });
    // Lets the start be drawn.
    await yieldToEventLoop();
  };
  return {
    async load({ article, request, showsStart }) {
      // Loading the whole reports the error.
      if (showsStart) await loadStart(article, request).catch(() => undefined);
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

function mayHaveImages(article: Article, parsing: IncrementalParse): boolean {
  return !parsing.done || hasImages(article, parsing);
}

function hasImages({ image }: Article, { document }: IncrementalParse): boolean {
  return image !== undefined || document.links.some(({ kind }) => kind === 'image');
}

async function imageFinder(article: Article, folders: ImageFolders): Promise<FindImage> {
  const { createImageFinder } = await import('../../library/images/local-images.js');
  return createImageFinder(article, folders);
}
