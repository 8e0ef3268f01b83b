/**
 * Runs the effects that reducers ask for: files, library, search, history, clipboard, browser, editor. Answers go back to the
 * store as actions. Decides nothing about the state, and must not import views, keys or the terminal.
 */
import type { Document } from '../../document/document.js';
import type { Effect } from '../app/effect.js';
import { foldBlocks } from '../app/reader/find/folded-text.js';
import { createBackgroundParse } from './background-parse.js';
import { createPictureDrawer } from './draw-pictures.js';
import type { EffectContext, EffectRunners } from './effect-context.js';
import { createExternalPrograms } from './external-programs.js';
import { createHighlighter } from './highlighter.js';
import { createLibraryUpdates } from './library-updates.js';
import { createArticleLoader } from './load-article.js';
import { createExternalArticles } from './open-external-article.js';
import { createPersistence } from './persistence.js';
import { createSearchRunner } from './run-search.js';

export interface Effects {
  run(effect: Effect): void;
  /** Saves pending reading positions now. */
  flush(): void;
}

export function createEffects(context: EffectContext): Effects {
  const externalArticles = createExternalArticles(context);
  const { flush, ...persistence } = createPersistence(context, externalArticles);
  const runners: EffectRunners = {
    ...createArticleLoader(context, externalArticles),
    ...createHighlighter(context),
    ...createPictureDrawer(context),
    ...createLibraryUpdates(context),
    ...createBackgroundParse(context),
    ...externalArticles.runners,
    ...createSearchRunner(context),
    ...createExternalPrograms(context, externalArticles),
    ...persistence,
    'prepare-find': ({ document }) => void setImmediate(foldInSlices, document),
    redraw: context.redraw,
    suspend: context.suspend,
    mouse: ({ on }) => context.setMouse(on),
    quit: ({ code }) => context.quit(code),
  };
  return {
    flush,
    run: effect => (runners[effect.type] as (effect: Effect) => void)(effect),
  };
}

/** Blocks folded at a time: about a chapter, few enough not to delay a key. */
const BLOCKS_PER_SLICE = 500;

/** Folds a text for find between keys, while the user is still typing the words. */
function foldInSlices(document: Document): void {
  if (foldBlocks(document, BLOCKS_PER_SLICE)) setImmediate(foldInSlices, document);
}
