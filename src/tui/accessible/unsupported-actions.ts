import type { KeyAction } from '../app/action.js';
import type { Bindings } from '../keys/bindings.js';

/** Actions that only change how a screen looks or scrolls. Accessible mode rejects them. */
const SCREEN_ONLY: ReadonlySet<KeyAction> = new Set<KeyAction>([
  'reader.focus', 'reader.wider', 'reader.narrower', 'reader.reset-width', 'reader.half-down', 'reader.half-up',
  'list.half-down', 'list.half-up', 'contents.page-down', 'contents.page-up', 'contents.half-down', 'contents.half-up',
  'bookmarks.page-down', 'bookmarks.page-up', 'bookmarks.half-down', 'bookmarks.half-up',
  'panel.down', 'panel.up', 'panel.page-down', 'panel.page-up', 'panel.half-down', 'panel.half-up', 'panel.top', 'panel.bottom',
  'full-view.down', 'full-view.up', 'full-view.page-down', 'full-view.page-up', 'full-view.half-down', 'full-view.half-up',
  'full-view.top', 'full-view.bottom', 'full-view.left', 'full-view.right', 'full-view.page-left', 'full-view.page-right',
  'full-view.start', 'full-view.end', 'full-view.next-block', 'full-view.previous-block', 'contents.filter', 'mouse', 'theme', 'redraw',
]); // biome-ignore format: a list

export function isScreenOnly(action: string): boolean {
  return (SCREEN_ONLY as ReadonlySet<string>).has(action);
}

/** The bindings without those of screen-only actions, and without the full view, which is refused with another command. */
export function supportedBindings(bindings: Bindings): Bindings {
  return bindings.filter(({ action }) => !isScreenOnly(action) && action !== 'reader.full-view');
}
