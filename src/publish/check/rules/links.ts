/** Rules on links. Nothing is fetched: an address on the web is taken at its word. */
import { ARTICLE_ENDING } from '../../../library/article.js';
import { decoded, type Resolved, resolveTarget } from '../../../library/links/resolve-link.js';
import type { LinkUse } from '../collect-links.js';
import type { Fault } from '../diagnostic.js';
import type { Subject } from '../rule-context.js';

interface Resolving extends LinkUse {
  resolved: Resolved;
}

/** The links, images left out, that have a target. */
function* resolvedLinks({ links, article, site }: Subject): Generator<Resolving> {
  for (const use of links) {
    const { target, kind } = use.link;
    if (kind === 'link' && target !== '') yield { ...use, resolved: resolveTarget(site, article, target) };
  }
}

export function* brokenLink(subject: Subject): Generator<Fault> {
  for (const { link, line, resolved } of resolvedLinks(subject)) {
    const meant = otherInCase(subject, link.target, resolved);
    if (meant !== undefined)
      yield {
        line,
        text: link.target,
        message: `The link “${link.target}” differs from the name of the file “${meant}” in case.`,
        hint: 'Write the name as it is: where case counts, as on GitHub, the link is broken.',
      };
    if (resolved.kind !== 'file' || link.target.startsWith('/') || subject.site.exists(resolved.path))
      continue;
    // Of Zola's content: a list of pages has its file there, and is no article.
    if (/^@\/(?:.*\/)?_index\.md(?:#|$)/.test(link.target)) continue;
    yield {
      line,
      text: link.target,
      message: `The link “${link.target}” leads to no article and no file.`,
      hint: 'Mend its path, which starts at this file’s folder.',
    };
  }
}

/** The end of the article's path that a link to its file names with other capitals; undefined where it names it as it is. */
function otherInCase(subject: Subject, target: string, resolved: Resolved): string | undefined {
  const to = resolved.kind === 'anchor' ? subject.article : 'article' in resolved && resolved.article;
  const [, path = ''] = /^(?:\.{0,2}\/)*([^#?]*)/.exec(target.trim()) ?? [];
  const written = decoded(path).normalize('NFC');
  if (!to || !ARTICLE_ENDING.test(written)) return undefined;
  const named = to.path.normalize('NFC').slice(-written.length);
  return named !== written && named.toLowerCase() === written.toLowerCase() ? named : undefined;
}

export function* sitePath(subject: Subject): Generator<Fault> {
  for (const { link, line, resolved } of resolvedLinks(subject)) {
    if (resolved.kind !== 'file' || !link.target.startsWith('/')) continue;
    yield {
      line,
      text: link.target,
      message: `The link “${link.target}” is a path on the site that the article comes from.`,
      hint: 'Write its whole address, or a path from this file’s folder.',
    };
  }
}

export function* brokenAnchor(subject: Subject): Generator<Fault> {
  for (const { link, line, resolved } of resolvedLinks(subject)) {
    const { anchor = '' } = resolved as { anchor?: string };
    const anchors = anchorsAt(subject, resolved);
    if (anchor === '' || anchor === 'top' || !anchors || anchors.has(anchor)) continue;
    if (resolved.kind === 'anchor' && isOfTitle(subject, anchor)) continue;
    yield {
      line,
      text: link.target,
      message: `The link “${link.target}” names the heading “${anchor}”, which is not there.`,
      hint: near(anchor, anchors) ?? 'Anchors are those of GitHub: lower case, spaces as hyphens.',
    };
  }
}

function anchorsAt({ anchors, site }: Subject, resolved: Resolved): ReadonlySet<string> | undefined {
  if (resolved.kind === 'anchor') return anchors;
  if (resolved.kind === 'article')
    return resolved.article.file ? site.anchors(resolved.article.file) : undefined;
  // A file that is checked alone has neighbours on the disk only.
  return resolved.kind === 'file' && ARTICLE_ENDING.test(resolved.path)
    ? site.anchors(resolved.path)
    : undefined;
}

/** The H1 that repeats the title is no heading of the article, but one of the file: on GitHub the link works. */
function isOfTitle({ article, site }: Subject, anchor: string): boolean {
  return article.file !== undefined && site.anchors(article.file)?.has(anchor) === true;
}

/** The anchor that differs in case, hyphens and such alone, or begins or ends as this one. */
function near(anchor: string, anchors: ReadonlySet<string>): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = bare(anchor);
  const found = [...anchors].find(each => bare(each).startsWith(wanted) || wanted.startsWith(bare(each)));
  return wanted === '' || !found ? undefined : `Perhaps #${found} is meant.`;
}

export function* emptyLink({ links, rows }: Subject): Generator<Fault> {
  for (const { link, text, line } of links) {
    if (link.kind !== 'link') continue;
    if (link.target === '' && text) {
      yield {
        line,
        text: `[${text}]`,
        message: `The link “${text}” leads nowhere.`,
        hint: 'Give it an address.',
      };
    } else if (!text?.trim()) {
      // What shows nothing may be an image in a link; only the author's own empty brackets are a fault.
      const at = rows.findIndex(row => /(?<!!)\[\s*\]\(/.test(row) && row.includes(link.target));
      if (at < 0 || link.target === '') continue;
      yield {
        line: at + 1,
        text: link.target,
        message: `The link to “${link.target}” has no text.`,
        hint: 'Say between its brackets where it leads.',
      };
    }
  }
}
