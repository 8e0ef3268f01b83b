import type { Host } from '../../host/host.js';
import type { Settings } from '../resolve-settings.js';

/** The pager's command, and which place said so: the first of these that is set; an empty command means none. */
export function pagerChoice(
  settings: Pick<Settings, 'pager'>,
  env: Host['env'],
): { command: string; by: string } {
  if (env.LECTERN_PAGER !== undefined) return { command: env.LECTERN_PAGER, by: 'LECTERN_PAGER' };
  if (settings.pager !== undefined) return { command: settings.pager, by: 'config' };
  if (env.PAGER !== undefined) return { command: env.PAGER, by: 'PAGER' };
  return { command: 'less', by: 'the default' };
}
