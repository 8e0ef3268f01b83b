/** Paths of links and articles: `/` is the separator, no part is empty, `.` or `..`. */

export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Matches a path that is not normalized. */
const UNNORMALIZED = /^\/|\/$|\\|\/\/|(?:^|\/)\.\.?(?:\/|$)/;

/** Removes empty parts and `.`; resolves `..`, which cannot lead above the top. */
export function normalizePath(path: string): string {
  if (!UNNORMALIZED.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Decodes percent encoding. Returns the text unchanged if the encoding is invalid. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The language in a path: of a file name such as `intro.de.md`, else of a folder such as `de/` or `zh-cn/`. */
export function languageInPath(path: string): string | undefined {
  const [, ofFile] = /\.([a-z]{2}(?:[-_][a-z]{2,4})?)\.\w+$/i.exec(path) ?? [];
  if (ofFile) return toLanguage(ofFile);
  const folder = path
    .split('/')
    .slice(0, -1)
    .find(part => /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(part));
  return folder && toLanguage(folder);
}

/** `zh-cn` for `zh_CN`. */
export function toLanguage(tag: string): string {
  return tag.toLowerCase().replaceAll('_', '-');
}
