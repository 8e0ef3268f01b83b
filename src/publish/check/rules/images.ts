/** Rules about images, covers included. */

import { FIELDS, lineOfKey } from '../../../library/front-matter/fields.js';
import { quotePath } from '../../../text/quote.js';
import { maxOf } from '../../../util/large-lists.js';
import { isReplaced, type LinkUse } from '../collect-links.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';

export function* missingImage(context: RuleContext): Generator<RuleDiagnostic> {
  const { article, linkIndex, resolveTarget } = context;
  for (const { link, text: label, line } of imagesOf(context)) {
    if (isReplaced(link.target)) continue;
    const resolved = resolveTarget(link.target);
    if (resolved.kind !== 'file' || link.target.startsWith('/')) continue;
    if (linkIndex.imageFile(article, link.target) !== undefined) continue;
    const exists = linkIndex.exists(resolved.path);
    yield {
      line,
      text: link.target,
      label,
      message: `image ${exists ? 'is outside of the folder' : 'not found'}: ${quotePath(link.target)}`,
      hint: exists
        ? 'copy it into the folder; it is neither shown nor published without --follow'
        : 'fix the path; it is relative to this file',
    };
  }
}

/** Maximum size of all local images together, in bytes. */
const MAX_BYTES = 5 * 1024 * 1024;

/** The local images of a library that were counted, each once. */
const counted = new WeakMap<RuleContext['linkIndex'], { paths: Set<string>; bytes: number }>();

/** Reports the image with which all images of the articles together exceed the limit. */
export function* largeImages(context: RuleContext): Generator<RuleDiagnostic> {
  const { article, linkIndex } = context;
  const sum = counted.get(linkIndex) ?? { paths: new Set(), bytes: 0 };
  counted.set(linkIndex, sum);
  for (const { link, line } of imagesOf(context)) {
    const file = linkIndex.imageFile(article, link.target);
    if (file === undefined || sum.paths.has(file)) continue;
    sum.paths.add(file);
    const before = sum.bytes;
    sum.bytes += linkIndex.fileSize(file);
    if (before > MAX_BYTES || sum.bytes <= MAX_BYTES) continue;
    yield {
      line,
      text: link.target,
      message: `images up to ${quotePath(link.target)} take ${toMegabytes(sum.bytes)} MB, more than 5 MB`,
      hint: 'make the largest images smaller; each reader downloads all of them',
    };
  }
}

function toMegabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

function* imagesOf({ links, fields: { image }, frontMatter }: RuleContext): Generator<LinkUse> {
  yield* links.filter(({ link }) => link.kind === 'image');
  if (image === undefined) return;
  const lines = FIELDS.image.keys.map(key => lineOfKey(frontMatter, key.split('.')[0] ?? key));
  yield { link: { target: image, kind: 'image' }, line: maxOf(lines) };
}

export function* noAltText({ links, rows }: RuleContext): Generator<RuleDiagnostic> {
  for (const { link, text, line } of links) {
    if (link.kind !== 'image' || text === undefined) continue;
    if (text.trim() !== '' && text !== fileName(link.target)) continue;
    const row = rows.row(line);
    if (isDecoration(row)) continue;
    yield {
      line,
      text: link.target,
      label: '',
      message: `image ${quotePath(link.target)} has no alternative text`,
      hint: `describe the image ${altTextPosition(row, link.target)} (a terminal may show only this text)`,
    };
  }
}

/** Returns where to write the description: after the bar of a wiki link, in the `alt` of HTML and shortcodes, else between the brackets. */
function altTextPosition(row: string, target: string): string {
  if (row.includes(`![[${target}`)) return 'after a bar, ![[file|description]]';
  return /\bsrc=/.test(row) ? 'in alt="..."' : 'between the brackets';
}

/** True for a decorative image: in HTML, empty alternative text is intended (HTML, 4.8.4.4.6); in Markdown it is an error. */
function isDecoration(row: string): boolean {
  return /<img\b[^>]*\s(?:alt=(?:""|'')|aria-hidden=["']?true|role=["']?(?:presentation|none)\b)/i.test(row);
}

/** Returns the file name, which is shown if the alternative text is missing. */
function fileName(target: string): string {
  return target.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
}
