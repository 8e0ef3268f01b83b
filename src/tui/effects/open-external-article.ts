import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { Parsing } from '../../markdown/incremental-parse.js';
import type { Runners, World } from './effect-context.js';
import { reasonOf } from './error-text.js';

/** Articles that links led to from outside the library: each is read from a library of its own. */
export interface Guests {
  parsing(article: Article): Promise<Parsing>;
  /** Whether the path is a guest's that another library's journal knows, so that this one must not keep it. */
  isForeign(path: string): boolean;
}

/** Opens guests, and reads articles from wherever they come. */
export function hosting(world: World): Guests & { runners: Pick<Runners, 'open-file'> } {
  const { setup, dispatch } = world;
  const guests = new Map<string, { library: Library; article: Article }>();

  const admit = (library: Library, anchor: string | undefined): void => {
    const [article] = library.articles;
    if (!article) return;
    // Of the same folder, the journal knows it by the same path; of another, that could be an article's of this library.
    const isNear = library.key === setup.library.key;
    const path = isNear ? article.path : (article.file ?? article.path);
    guests.set(path, { library, article });
    dispatch({ type: 'file-opened', article: { ...article, path }, anchor });
  };

  return {
    parsing: async article => {
      const guest = guests.get(article.path);
      return guest ? guest.library.parsing(guest.article) : world.state().library.parsing(article);
    },
    isForeign: path => guests.has(path) && guests.get(path)?.article.path !== path,
    runners: {
      'open-file': ({ path, anchor }) =>
        setup.openFile?.(path).then(
          library => admit(library, anchor),
          error => dispatch({ type: 'told', text: reasonOf(error), error: true }),
        ),
    },
  };
}
