import { UserError } from '../../util/user-error.js';
import { BINDINGS, type Bindings } from '../keys/bindings.js';
import { withOverrides } from '../keys/overrides.js';
import type { ReaderSettings } from './reader-options.js';

/**
 * Returns the binding table with the user's keys.
 * @throws {UserError} if they are invalid.
 */
export function bindingsFor(
  { keys, locateKeys }: Pick<ReaderSettings, 'keys' | 'locateKeys'>,
  program: string,
): Bindings {
  // The default table is checked by a test, because validation takes 2 ms of each start.
  if (Object.keys(keys).length === 0) return BINDINGS;
  const { bindings, faults } = withOverrides(BINDINGS, keys);
  const [fault] = faults;
  if (!fault) return bindings;
  const where = locateKeys?.(fault.action) ?? 'keys';
  throw new UserError(`${where}: ${fault.message}`, {
    hint: `fix [keys] in the config file; to list the actions, run: ${program} help keys`,
    code: 2,
  });
}
