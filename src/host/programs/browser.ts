import { stat } from 'node:fs/promises';
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
  await start(requireOpenable(url));
}

/**
 * Opens an image file in the image viewer of the system.
 * @throws {UserError} if it is not a file, or there is no viewer
 */
export function openImage(path: string): Promise<void> {
  return startViewer(path, 'image', 'an image viewer');
}

/**
 * Opens a file in the program of the system for it.
 * @throws {UserError} if it is not a file, or there is no program
 */
export function openFile(path: string): Promise<void> {
  return startViewer(path, 'file', 'a viewer');
}

async function startViewer(path: string, kind: string, viewer: string): Promise<void> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isFile()) throw new UserError(`no such ${kind}: ${path}`);
  await start(path).catch(() => {
    throw new UserError(`cannot start ${viewer} for ${path}`);
  });
}

/** Opens an address or file with the program of the system for it. Resolves when that has started. */
async function start(target: string): Promise<void> {
  const child = await open(target);
  // Without a program the promise rejects; an unhandled `error` event would end the process.
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
