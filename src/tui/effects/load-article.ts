import type { Runners, World } from './effect-context.js';
import { reasonOf } from './error-text.js';
import type { Guests } from './open-external-article.js';

/** A preview is loaded when the cursor has rested for so many milliseconds. */
const REST = 80;

/** Articles, and the highlighter. */
export function loading(world: World, guests: Guests): Pick<Runners, 'load' | 'preview' | 'load-colour'> {
  const { dispatch } = world;
  let resting: NodeJS.Timeout | undefined;
  return {
    load: ({ article, request }) =>
      void guests.parsing(article).then(
        parsing => dispatch({ type: 'loaded', request, parsing }),
        error => dispatch({ type: 'load-failed', request, reason: reasonOf(error) }),
      ),
    preview: ({ article }) => {
      clearTimeout(resting);
      resting = setTimeout(() => {
        world
          .state()
          .library.parsing(article)
          .then(
            parsing => dispatch({ type: 'previewed', path: article.path, parsing }),
            () => undefined, // What cannot be read is said when it is opened.
          );
      }, REST);
    },
    'load-colour': () =>
      void import('../../render/highlight/highlight-code.js').then(({ colourBlock }) =>
        dispatch({ type: 'colour-loaded', colour: colourBlock }),
      ),
  };
}
