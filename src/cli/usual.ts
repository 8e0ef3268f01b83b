import { USUAL } from '../library/usual.js';
import type { Context } from './context.js';
import { printWidth } from './width.js';

/** Whether an article is to be set as it is for a pipe when nothing else is asked for (`library/usual.ts`). */
export function isUsual({ terminal, settings, process }: Context): boolean {
  return (
    !terminal.stdout &&
    terminal.depth === 0 &&
    settings.ascii === USUAL.ascii &&
    settings.accessible === USUAL.linear &&
    (settings.links ?? 'auto') !== 'inline' &&
    settings.links !== 'none' &&
    printWidth(settings.width, terminal, process.env) === USUAL.measure
  );
}
