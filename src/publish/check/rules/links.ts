/** Rules about links. Web addresses are not checked, because nothing is fetched. */

import { ARTICLE_ENDING } from '../../../library/article.js';
import { decodePercent } from '../../../library/links/link-path.js';
import type { LinkTarget } from '../../../library/links/resolve-link.js';
import { quote, quotePath } from '../../../text/quote.js';
import type { Anchors } from '../anchors.js';
import { isReplaced, type LinkUse } from '../collect-links.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';
import type { SourceRows } from '../source-rows.js';

interface ResolvedLinkUse extends Omit<LinkUse, 'text'> {
  text: string | undefined;
  resolved: LinkTarget;
}

/** Yields the links whose target passes `test`, without images. Resolves only these, because each takes 3 µs. */
function* resolvedLinks(
  { links, resolveTarget }: RuleContext,
  test: (target: string) => boolean,
): Generator<ResolvedLinkUse> {
  for (const use of links) {
    const { target, kind } = use.link;
    if (kind === 'link' && target !== '' && test(target) && !isReplaced(target))
      yield { link: use.link, text: use.text, line: use.line, resolved: resolveTarget(target) };
  }
}

/** A page of the repository on GitHub, which a README names from the page of its file: `../../issues`. */
const REPOSITORY_PAGE =
  /^(?:\.\.\/){2,}(?:actions|commits|compare|discussions|graphs|issues|labels|milestones?|network|pulls?|releases|security|stargazers|tags|wiki)(?:[/?#](?!.*\.mdx?(?:#|$))|$)/;
/** An item of Rust, or its page, which rustdoc links to: `std::fmt`, `prim@slice`, `crate#examples`, `struct.Name.html`. */
const RUSTDOC =
  /^[\w:]*\w::\w|^(?:prim|primitive|mod|module|struct|enum|trait|fn|function|method|macro|derive|type|value|const|static)@|^(?:crate|self|super)(?:#|$)|(?:^|\/)(?:attr|constant|derive|enum|fn|keyword|macro|primitive|static|struct|trait|type|union)\.\w+\.html/;

export function* brokenLink(context: RuleContext): Generator<RuleDiagnostic> {
  for (const { link, text: label, line, resolved } of resolvedLinks(
    context,
    target => !target.startsWith('#'),
  )) {
    const fileName = nameInOtherCase(context, link.target, resolved);
    if (fileName !== undefined)
      yield {
        line,
        text: link.target,
        label,
        message: `link ${quotePath(link.target)} differs in case from the file name ${quotePath(fileName)}`,
        hint: 'write the name exactly: the link is broken where case matters, for example on GitHub',
      };
    if (resolved.kind !== 'file' || link.target.startsWith('/') || context.linkIndex.exists(resolved.path))
      continue;
    // In Zola, `_index.md` is the page of a section and not an article.
    if (/^@\/(?:.*\/)?_index\.md(?:#|$)/.test(link.target)) continue;
    if (REPOSITORY_PAGE.test(link.target) || RUSTDOC.test(link.target)) continue;
    yield {
      line,
      text: link.target,
      label,
      message: `link target not found: ${quotePath(link.target)}`,
      hint: 'fix the path; it is relative to this file',
    };
  }
}

/** Returns the end of the target's real path if the link differs from it only in case. */
function nameInOtherCase(context: RuleContext, target: string, resolved: LinkTarget): string | undefined {
  const article = resolved.kind === 'anchor' ? context.article : 'article' in resolved && resolved.article;
  if (!article) return undefined;
  const [, path = ''] = /^(?:\.{0,2}\/)*([^#?]*)/.exec(target.trim()) ?? [];
  const written = decodePercent(path).normalize('NFC');
  if (!ARTICLE_ENDING.test(written)) return undefined;
  const actual = article.path.normalize('NFC').slice(-written.length);
  return actual !== written && actual.toLowerCase() === written.toLowerCase() ? actual : undefined;
}

export function* sitePath(context: RuleContext): Generator<RuleDiagnostic> {
  for (const { link, text: label, line, resolved } of resolvedLinks(context, target =>
    target.startsWith('/'),
  )) {
    if (resolved.kind !== 'file') continue;
    yield {
      line,
      text: link.target,
      label,
      message: `link ${quotePath(link.target)} is a path on a web site`,
      hint: 'write the complete address, or a path relative to this file',
    };
  }
}

export function* brokenAnchor(context: RuleContext): Generator<RuleDiagnostic> {
  let isContributorLine: ReturnType<typeof contributorLines> | undefined;
  let titleAnchors: Anchors | undefined;
  for (const { link, text: label, line, resolved } of resolvedLinks(context, target =>
    target.includes('#'),
  )) {
    const { anchor = '' } = resolved as { anchor?: string };
    if (anchor === '' || anchor === 'top') continue;
    const anchors = anchorsOfTarget(context, resolved);
    if (!anchors || anchors.has(anchor)) continue;
    if (resolved.kind === 'anchor') {
      titleAnchors ??= titleAnchorsOf(context);
      if (titleAnchors?.has(anchor)) continue;
    }
    isContributorLine ??= contributorLines(context);
    if (isContributorLine(line)) continue;
    const similar = anchors.findSimilar(anchor);
    yield {
      line,
      text: link.target,
      label,
      message: `link ${quotePath(link.target)} names a heading that does not exist: ${quote(anchor)}`,
      hint: similar
        ? `did you mean "#${similar}"?`
        : 'use an anchor as on GitHub: lower case, hyphens for spaces',
    };
  }
}

/**
 * Returns a test for lines in the table of people that all-contributors generates. Its links have anchors of no heading, such as
 * `#infra-ann`.
 */
function contributorLines({ rows }: RuleContext): (line: number) => boolean {
  const start = rows.find('ALL-CONTRIBUTORS-LIST:START', 1);
  const end = start === undefined ? undefined : rows.find('ALL-CONTRIBUTORS-LIST:END', start);
  return line => start !== undefined && end !== undefined && start < line && line < end;
}

function anchorsOfTarget({ anchors, linkIndex }: RuleContext, resolved: LinkTarget): Anchors | undefined {
  if (resolved.kind === 'anchor') return anchors;
  if (resolved.kind === 'article')
    return resolved.article.file ? linkIndex.anchors(resolved.article.file) : undefined;
  // Checked as a single file, an article has a library of its own: links to others resolve to files.
  return resolved.kind === 'file' && ARTICLE_ENDING.test(resolved.path)
    ? linkIndex.anchors(resolved.path)
    : undefined;
}

/** Anchors of an H1 that repeats the title. It is not part of the document, but links to it work on a site. */
function titleAnchorsOf({ article, frontMatter, linkIndex, rows }: RuleContext): Anchors | undefined {
  return article.file === undefined
    ? undefined
    : linkIndex.titleAnchors(article.file, rows.source.slice(frontMatter.bodyAt));
}

/** Maximum number of different targets of links without a text that are looked up. */
const MAX_TARGETS = 50_000;

/** A link without a text, and its target as written. */
const EMPTY_BRACKETS = /(?<!!)\[\s*\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))*)/g;

export function* emptyLink({ links, rows }: RuleContext): Generator<RuleDiagnostic> {
  const brackets = new EmptyBrackets(rows);
  for (const { link, text, line } of links) {
    if (link.kind !== 'link') continue;
    if (link.target === '' && text) {
      yield {
        line,
        text: `[${text}]`,
        message: `link ${quote(text)} has no target`,
        hint: 'add an address',
      };
    } else if (!text?.trim()) {
      // A link without text may contain an image. Report only empty brackets that the author wrote.
      const at = brackets.nextLine(link.target);
      if (at === undefined) continue;
      yield {
        line: at,
        text: link.target,
        label: '',
        message: `link to ${quotePath(link.target)} has no text`,
        hint: 'add a text between the brackets',
      };
    }
  }
}

/** Links without a text in the source. Reads no more of it than needed, because the links are mostly asked for in its order. */
class EmptyBrackets {
  /** Lines that were not asked for yet, by target. */
  private readonly lines = new Map<string, { all: number[]; next: number }>();
  private at = 0;

  constructor(private readonly rows: SourceRows) {}

  /** Line of the next link with this target. Undefined if there is none. */
  nextLine(target: string): number | undefined {
    let known = this.lines.get(target);
    while ((known === undefined || known.next === known.all.length) && this.readOne())
      known ??= this.lines.get(target);
    return known?.all[known.next++];
  }

  /** Reads one link of the source. Returns false at the end. */
  private readOne(): boolean {
    const { lines, rows } = this;
    if (this.at < 0) return false;
    EMPTY_BRACKETS.lastIndex = this.at;
    const match = EMPTY_BRACKETS.exec(rows.source);
    this.at = match ? EMPTY_BRACKETS.lastIndex : -1;
    if (!match) return false;
    const { index, 1: target = '' } = match;
    const line = rows.lineAt(index);
    const others = lines.get(target);
    if (others) others.all.push(line);
    else if (lines.size < MAX_TARGETS) lines.set(target, { all: [line], next: 0 });
    return true;
  }
}
