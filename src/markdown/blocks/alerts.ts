/** Frames and titles of alerts, callouts and admonitions: of GitHub, Obsidian, Docusaurus, MkDocs and others. */
import type { AlertBlock } from '../../document/document.js';

const FRAMES = new Map<string, AlertBlock['alert']>([
  ...of('note', 'note info abstract summary tldr seealso todo'),
  ...of('tip', 'tip hint success check done'),
  ...of('important', 'important'),
  ...of('warning', 'warning attention'),
  ...of('caution', 'caution danger error bug failure fail missing'),
  ...of('details', 'details'),
]);

function of(frame: AlertBlock['alert'], names: string): [string, AlertBlock['alert']][] {
  return names.split(' ').map(name => [name, frame]);
}

/** Frame of an alert with this name. A quote for names without a meaning of their own. */
export function alertFrame(name: string): AlertBlock['alert'] | 'quote' {
  return FRAMES.get(name.toLowerCase()) ?? 'quote';
}

/**
 * Title of an alert as Markdown. Starts with its kind, which is only visible as colour otherwise. Empty if the frame's label says
 * the same.
 */
export function alertTitle(name: string, title: string): string {
  const kind = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
  const repeatsKind = title === '' || title.toLowerCase() === name.toLowerCase();
  if (repeatsKind) return alertFrame(name) === name.toLowerCase() ? '' : kind;
  return alertFrame(name) === 'details' ? title : `${kind}: ${title}`;
}
