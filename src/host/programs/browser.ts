import open from 'open';
import { parseMailto } from '../../text/mailto.js';
import { UserError } from '../../util/user-error.js';

/**
 * Schemes of addresses that are opened in the user's browser or mail program. Other schemes can start other programs with
 * arguments.
 */
const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * Opens an address in the user's browser or mail program.
 * @throws {UserError} for an address that is not http, https or mailto
 */
export async function openInBrowser(url: string): Promise<void> {
  const child = await open(requireOpenable(url));
  // Without a browser the promise rejects; an unhandled `error` event would end the process.
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', resolve);
  });
}

/**
 * The address as a browser reads it, in which control characters, blanks and quotes are percent-encoded. Of a mail, only the
 * fields that cannot name a file.
 */
function requireOpenable(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !SCHEMES.has(parsed.protocol))
    throw new UserError('only http, https and mailto addresses are opened');
  return parsed.protocol === 'mailto:' ? parseMailto(parsed.href).href : parsed.href;
}
