import { UserError } from '../../util/user-error.js';
import { BINDINGS, type Bindings } from '../keys/bindings.js';
import { withOverrides } from '../keys/overrides.js';
import type { ReaderSettings } from './reader-options.js';

/**
 * The binding table with the user's own keys in it.
 * @throws {UserError} where they do not make sense.
 */
export function bindingsFor({ keys, placeOfKeys }: Pick<ReaderSettings, 'keys' | 'placeOfKeys'>): Bindings {
  // The table itself is checked by a test: looking for clashes in it would take 2 ms of each start.
  if (Object.keys(keys).length === 0) return BINDINGS;
  const { bindings, faults } = withOverrides(BINDINGS, keys);
  const [fault] = faults;
  if (!fault) return bindings;
  const where = placeOfKeys?.(fault.action) ?? 'keys';
  throw new UserError(`${where}: ${fault.message}.`, {
    hint: 'Mend the [keys] of the config file; “help keys” prints the names of the actions.',
    code: 2,
  });
}
