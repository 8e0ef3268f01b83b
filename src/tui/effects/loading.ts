import type { Parsing } from '../../typeset/parsing.js';
import type { Runners, World } from '../effects.js';
import type { Guests } from './guests.js';
import { reasonOf } from './reason.js';

/** How long a slice of parsing may keep a key waiting, and how often its growth is shown; both in milliseconds. */
const SLICE = 8;
const TELL = 100;
/** A preview is loaded when the cursor has rested so long. */
const REST = 80;

/** Articles, their rest while nobody types, the highlighter, and the library itself. */
export function loading(
  world: World,
  guests: Guests,
): Pick<Runners, 'load' | 'grow' | 'preview' | 'load-colour' | 'reopen'> {
  const { setup, dispatch } = world;
  let resting: NodeJS.Timeout | undefined;
  return {
    load: ({ article, request }) =>
      void guests.parsing(article).then(
        parsing => dispatch({ type: 'loaded', request, parsing }),
        error => dispatch({ type: 'load-failed', request, reason: reasonOf(error) }),
      ),
    grow: ({ parsing }) => grow(world, parsing),
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
      void import('../../typeset/code/colour.js').then(({ colourCode }) =>
        dispatch({
          type: 'colour-loaded',
          colour: block =>
            block.language === undefined ? undefined : colourCode(block.text, block.language),
        }),
      ),
    reopen: () => {
      if (!setup.reopen)
        return dispatch({ type: 'told', text: 'The library cannot have changed.', error: false });
      setup.reopen().then(
        library => dispatch({ type: 'reopened', library }),
        error => dispatch({ type: 'told', text: reasonOf(error), error: true }),
      );
    },
  };
}

/** Parses on in slices between which keys are read, as long as the article is in front. */
function grow(world: World, parsing: Parsing): void {
  let told = performance.now();
  const slice = (): void => {
    if (world.state().reading?.parsing !== parsing) return;
    const start = performance.now();
    while (!parsing.done && performance.now() - start < SLICE) parsing.step();
    if (parsing.done || performance.now() - told > TELL) {
      told = performance.now();
      world.dispatch({ type: 'grown', parsing });
    }
    if (!parsing.done) setImmediate(slice);
  };
  setImmediate(slice);
}
