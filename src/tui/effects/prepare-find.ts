import type { Document } from '../../document/document.js';
import { foldAhead } from '../app/reader/find/folded-text.js';
import type { Runners } from './effect-context.js';

/** Blocks folded in one go: few enough to keep no key waiting, a chapter of ordinary paragraphs. */
const BLOCKS = 500;

/** The text is folded between keys, while the reader still thinks of a word. */
export function findingAhead(): Pick<Runners, 'prepare-find'> {
  const slice = (document: Document): void => {
    if (foldAhead(document, BLOCKS)) setImmediate(slice, document);
  };
  return { 'prepare-find': ({ document }) => void setImmediate(slice, document) };
}
