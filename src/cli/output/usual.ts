import { DEFAULT_PRINT_OPTIONS } from '../../render/default-print-options.js';
import type { Context } from '../context.js';
import { printWidth } from './print-options.js';

/** Whether an article is to be set as it is for a pipe when nothing else is asked for (`library/usual.ts`). */
export function isUsual({ terminal, settings, process }: Context): boolean {
  return (
    !terminal.stdout &&
    terminal.depth === 0 &&
    settings.ascii === DEFAULT_PRINT_OPTIONS.ascii &&
    settings.accessible === DEFAULT_PRINT_OPTIONS.accessible &&
    (settings.links ?? 'auto') !== 'inline' &&
    settings.links !== 'none' &&
    printWidth(settings.width, terminal, process.env) === DEFAULT_PRINT_OPTIONS.measure
  );
}
