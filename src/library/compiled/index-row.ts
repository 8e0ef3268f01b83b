/** Checks the rows and the head of an index. Rows of an article hold metadata, and the name of its file. */

import { isHttpUrl } from '../../document/is-web-url.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { isObject } from '../../util/is-object.js';
import { lazyRegExp } from '../../util/lazy-regexp.js';
import { checkFields, isCount, isLineNumber, isString, sanitiseFields } from '../article-fields.js';
import { sanitiseHeadings } from '../lazy-headings.js';
import { hasLeadingDashes, withoutLeadingDashes } from '../slug-dashes.js';
import type { IndexRow, PublicationInfo } from './format.js';

const fileName = lazyRegExp('^(?!\\.)[\\p{L}\\p{N}\\p{M}._-]{1,200}$');

/** True for a name that cannot lead out of its folder on any system. Compiling the second expression takes a millisecond. */
function isFileName(name: unknown): boolean {
  return isString(name) && (/^\w[\w.-]{0,199}$/.test(name) || fileName().test(name));
}

/**
 * The row if it is valid, with sanitised strings; undefined otherwise.
 * @param isUnsafe `hasUnsafeText` of the row's JSON
 */
export function checkRow(row: unknown, isUnsafe: boolean): IndexRow | undefined {
  if (!isObject(row) || !isRow(row)) return undefined;
  const state = checkFields(row, true);
  if (state === 'invalid') return undefined;
  if (!isUnsafe && state === 'valid' && !hasLeadingDashes(`${row.slug}`)) return row as unknown as IndexRow;
  const { headings, ...fields } = row;
  const clean = { ...sanitiseFields(fields), headings: sanitiseHeadings(headings as string) } as IndexRow;
  return { ...clean, slug: withoutLeadingDashes(clean.slug) };
}

/** Fields of an article that every row has. `checkFields` checks their types. */
const REQUIRED = ['slug', 'title', 'minutes', 'words'];

/** True if a row has the required fields, and valid ones that are no fields of an article. */
function isRow(row: Record<string, unknown>): boolean {
  const { path, name, line = 1, headings, bytes = 0, sum = '', images = {} } = row;
  return (
    REQUIRED.every(field => Object.hasOwn(row, field)) &&
    isString(path) &&
    isFileName(name) &&
    isLineNumber(line) &&
    isString(headings) &&
    isCount(bytes) &&
    isString(sum) &&
    isObject(images) &&
    Object.values(images).every(isFileName)
  );
}

/** Names of packages, which are also names of folders. npm refuses other characters. */
const PACKAGE_NAME = /^(?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*$/;

/**
 * The publication with sanitised strings; undefined if it has no valid name. Other invalid fields are left out.
 * @param isUnsafe `hasUnsafeText` of its JSON
 */
export function checkPublication(publication: unknown, isUnsafe: boolean): PublicationInfo | undefined {
  if (!isObject(publication)) return undefined;
  const { name, command, title, version, homepage, sites, filesUrl } = publication;
  if (!isString(name) || name.length > 214 || !PACKAGE_NAME.test(name)) return undefined;
  const needsCleaning = isUnsafe || checkFields(publication, true) !== 'valid';
  const clean = needsCleaning ? sanitiseLine : (text: string) => text;
  return {
    name,
    ...(isString(command) && /^\w[\w.-]*$/.test(command) && { command }),
    ...(isString(title) && clean(title) !== '' && { title: clean(title) }),
    ...(isString(version) && { version: clean(version) }),
    ...(isString(homepage) && isHttpUrl(homepage) && { homepage: clean(homepage) }),
    ...(Array.isArray(sites) && { sites: sites.filter(isString).filter(isHttpUrl).map(clean) }),
    ...(isString(filesUrl) && isHttpUrl(filesUrl) && { filesUrl: clean(filesUrl) }),
  };
}
