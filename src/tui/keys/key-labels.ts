import { KEY_OF } from '../app/reducer.js';
import type { Bindings } from './bindings.js';
import { keyLabel } from './key-names.js';

/** A text in which actions stand for their keys (`keyOf`), with the keys that they have now. */
export function withKeys(text: string, bindings: Bindings, ascii: boolean): string {
  return text.replaceAll(KEY_OF, (written, action: string) => {
    const key = bindings.find(({ does }) => does === action)?.keys[0];
    return key === undefined ? written : keyLabel(key, ascii);
  });
}
