/** Rules about links. Web addresses are not checked, because nothing is fetched. */
import { ARTICLE_ENDING } from '../../../library/article.js';
import { decodePercent, type LinkTarget, resolveLink } from '../../../library/links/resolve-link.js';
import type { LinkUse } from '../collect-links.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';

interface ResolvedLinkUse extends LinkUse {
  resolved: LinkTarget;
}

/** Yields the links with a target, without images. */
function* resolvedLinks({ links, article, linkIndex }: RuleContext): Generator<ResolvedLinkUse> {
  for (const use of links) {
    const { target, kind } = use.link;
    if (kind === 'link' && target !== '') yield { ...use, resolved: resolveLink(linkIndex, article, target) };
  }
}

export function* brokenLink(context: RuleContext): Generator<RuleDiagnostic> {
  for (const { link, line, resolved } of resolvedLinks(context)) {
    const fileName = nameInOtherCase(context, link.target, resolved);
    if (fileName !== undefined)
      yield {
        line,
        text: link.target,
        message: `link "${link.target}" differs in case from the file name "${fileName}"`,
        hint: 'write the name exactly: the link is broken where case matters, for example on GitHub',
      };
    if (resolved.kind !== 'file' || link.target.startsWith('/') || context.linkIndex.exists(resolved.path))
      continue;
    // In Zola, `_index.md` is the page of a section and not an article.
    if (/^@\/(?:.*\/)?_index\.md(?:#|$)/.test(link.target)) continue;
    yield {
      line,
      text: link.target,
      message: `link target not found: "${link.target}"`,
      hint: 'fix the path; it is relative to this file',
    };
  }
}

/** Returns the end of the target's real path if the link differs from it only in case. */
function nameInOtherCase(context: RuleContext, target: string, resolved: LinkTarget): string | undefined {
  const article = resolved.kind === 'anchor' ? context.article : 'article' in resolved && resolved.article;
  const [, path = ''] = /^(?:\.{0,2}\/)*([^#?]*)/.exec(target.trim()) ?? [];
  const written = decodePercent(path).normalize('NFC');
  if (!article || !ARTICLE_ENDING.test(written)) return undefined;
  const actual = article.path.normalize('NFC').slice(-written.length);
  return actual !== written && actual.toLowerCase() === written.toLowerCase() ? actual : undefined;
}

export function* sitePath(context: RuleContext): Generator<RuleDiagnostic> {
  for (const { link, line, resolved } of resolvedLinks(context)) {
    if (resolved.kind !== 'file' || !link.target.startsWith('/')) continue;
    yield {
      line,
      text: link.target,
      message: `link "${link.target}" is a path on a web site`,
      hint: 'write the complete address, or a path relative to this file',
    };
  }
}

export function* brokenAnchor(context: RuleContext): Generator<RuleDiagnostic> {
  for (const { link, line, resolved } of resolvedLinks(context)) {
    const { anchor = '' } = resolved as { anchor?: string };
    const anchors = anchorsOfTarget(context, resolved);
    if (anchor === '' || anchor === 'top' || !anchors || anchors.has(anchor)) continue;
    if (resolved.kind === 'anchor' && isTitleAnchor(context, anchor)) continue;
    const similar = findSimilarAnchor(anchor, anchors);
    yield {
      line,
      text: link.target,
      message: `link "${link.target}" names a heading that does not exist: "${anchor}"`,
      hint: similar
        ? `did you mean "#${similar}"?`
        : 'use an anchor as on GitHub: lower case, hyphens for spaces',
    };
  }
}

function anchorsOfTarget(
  { anchors, linkIndex }: RuleContext,
  resolved: LinkTarget,
): ReadonlySet<string> | undefined {
  if (resolved.kind === 'anchor') return anchors;
  if (resolved.kind === 'article')
    return resolved.article.file ? linkIndex.anchors(resolved.article.file) : undefined;
  // Checked as a single file, an article has a library of its own: links to others resolve to files.
  return resolved.kind === 'file' && ARTICLE_ENDING.test(resolved.path)
    ? linkIndex.anchors(resolved.path)
    : undefined;
}

/** True for the anchor of an H1 that repeats the title. It is not part of the document, but the link works on GitHub. */
function isTitleAnchor({ article, linkIndex }: RuleContext, anchor: string): boolean {
  return article.file !== undefined && linkIndex.anchors(article.file)?.has(anchor) === true;
}

/** Finds an anchor that is equal, or a prefix, or continues `anchor`, ignoring case and punctuation. */
function findSimilarAnchor(anchor: string, anchors: ReadonlySet<string>): string | undefined {
  const normalise = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = normalise(anchor);
  if (wanted === '') return undefined;
  return [...anchors].find(each => normalise(each).startsWith(wanted) || wanted.startsWith(normalise(each)));
}

export function* emptyLink({ links, rows }: RuleContext): Generator<RuleDiagnostic> {
  for (const { link, text, line } of links) {
    if (link.kind !== 'link') continue;
    if (link.target === '' && text) {
      yield {
        line,
        text: `[${text}]`,
        message: `link "${text}" has no target`,
        hint: 'add an address',
      };
    } else if (!text?.trim()) {
      // A link without text may contain an image. Report only empty brackets that the author wrote.
      const at = rows.findIndex(row => /(?<!!)\[\s*\]\(/.test(row) && row.includes(link.target));
      if (at < 0 || link.target === '') continue;
      yield {
        line: at + 1,
        text: link.target,
        message: `link to "${link.target}" has no text`,
        hint: 'add a text between the brackets',
      };
    }
  }
}
