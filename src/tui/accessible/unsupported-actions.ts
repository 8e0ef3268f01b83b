import type { KeyAction } from '../app/action.js';
import type { Bindings } from '../keys/bindings.js';

/** What only changes how a screen looks or is moved over: it would do nothing, or nothing that is heard. */
const SCREEN_ONLY: ReadonlySet<KeyAction> = new Set<KeyAction>([
  'reader.focus', 'reader.wider', 'reader.narrower', 'reader.usual', 'reader.half-down', 'reader.half-up',
  'list.half-down', 'list.half-up', 'contents.page-down', 'contents.page-up', 'contents.half-down', 'contents.half-up',
  'bookmarks.page-down', 'bookmarks.page-up', 'bookmarks.half-down', 'bookmarks.half-up',
  'help.down', 'help.up', 'help.page-down', 'help.page-up', 'help.half-down', 'help.half-up', 'help.top', 'help.bottom',
  'contents.narrow', 'mouse', 'theme', 'redraw',
]); // biome-ignore format: a list

export function isScreenOnly(action: string): boolean {
  return (SCREEN_ONLY as ReadonlySet<string>).has(action);
}

/** The binding table of who listens. */
export function heard(bindings: Bindings): Bindings {
  return bindings.filter(({ does }) => !isScreenOnly(does));
}
