/**
 * Reports contents that readers do not see: videos, embedded pages, components, short codes. Finds them in the source, and leaves
 * out those whose text or address is in the document. The counts are the parser's, which readers see too.
 */
import { HIDDEN_NAMES, type HiddenKind } from '../../../document/document.js';
import { allSpans } from '../../../document/section.js';
import { mediaAddress } from '../../../markdown/html/media.js';
import { pluralize } from '../../../util/pluralize.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';
import { codeBlocksOf } from './code.js';

/** A kind as the parser counts it. A form is not counted there, because its words are shown. */
type Kind = HiddenKind | 'form';
const NAMES: Readonly<Record<Kind, string>> = { ...HIDDEN_NAMES, form: 'form' };

const ELEMENTS: Readonly<Record<string, Kind>> = {
  video: 'video',
  audio: 'sound',
  iframe: 'page',
  embed: 'object',
  object: 'object',
  svg: 'drawing',
  canvas: 'drawing',
  form: 'form',
};

/** Matches a source that may have such contents. For other sources, the rule costs only this test. */
const ANY = /<(?:video|audio|iframe|embed|object|svg|canvas|form|[A-Z][\w.]*|[a-z]\w*-)|\{\{[<%]|\{%/i;

const FORM = /<form\b/i;

/** An element, a component without contents, or a short code with arguments. */
const HIDDEN =
  /<(?<element>video|audio|iframe|embed|object|svg|canvas|form)\b(?<attributes>[^<>]{0,500})>|<(?<component>[A-Z][\w.]{0,80}|[a-z]\w{0,30}-[\w-]{1,80})(?<props>\s[^<>]{0,500})?\/>|\{\{[<%]\s*(?<name>\w[\w./-]{0,80})(?<args>\s[^{}]{0,500}?)[>%]\}\}|\{%-?\s*(?<tag>\w{1,80})(?<words>\s[^{}]{0,500}?)-?%\}/g;

/** Tags of Liquid and its kin that control the text, and have none of their own. */
const CONTROL =
  /^(?:end\w*|if|elsif|elif|else|unless|for|case|when|assign|capture|set|raw|comment|highlight|cycle|increment|decrement|layout|extends|block|import|from|macro|with|liquid|render|tablerow|break|continue|paginate)$/i;

/** Maximum number of different contents that are looked up in the document. */
const MAX_LOOKUPS = 500;

export function* notShown(context: RuleContext): Generator<RuleDiagnostic> {
  const { rows, frontMatter, document } = context;
  if ((!document.hidden && !FORM.test(rows.source)) || !ANY.test(rows.source)) return;
  const isInCode = codeLines(context);
  const isVisible = visibleTest(context);
  const found = new Map<Kind, { count: number; line: number }>();
  HIDDEN.lastIndex = frontMatter.bodyAt;
  let commentEnd = 0;
  let commentStart = rows.source.indexOf('<!--', frontMatter.bodyAt);
  for (let match = HIDDEN.exec(rows.source); match; match = HIDDEN.exec(rows.source)) {
    const { index, groups = {} } = match;
    while (commentStart >= 0 && commentStart < index) {
      const end = rows.source.indexOf('-->', commentStart);
      commentEnd = end < 0 ? rows.source.length : end;
      commentStart = rows.source.indexOf('<!--', commentEnd);
    }
    if (index < commentEnd) continue;
    const kind = kindOf(groups);
    const values = groups.attributes ?? groups.props ?? groups.args ?? groups.words ?? '';
    if (
      kind === undefined ||
      isVisible(match[0], values + sourcesOf(groups.element, rows.source, HIDDEN.lastIndex))
    )
      continue;
    const line = rows.lineAt(index);
    if (isInCode(line)) continue;
    const known = found.get(kind);
    if (known) known.count++;
    else found.set(kind, { count: 1, line });
  }
  for (const [kind, { line, ...written }] of found) {
    const count = kind === 'form' ? written.count : (document.hidden?.[kind] ?? 0);
    if (count === 0) continue;
    yield {
      line,
      message: `${pluralize(count, NAMES[kind])} ${count === 1 ? 'is' : 'are'} not shown to readers`,
      hint: 'describe the contents in the text, or link to them',
    };
  }
}

/** Maximum length of a medium's content, in UTF-16 code units. */
const MAX_CONTENT = 2000;

/** The addresses in the content of a medium, as attributes. */
function sourcesOf(element: string | undefined, source: string, from: number): string {
  if (element !== 'video' && element !== 'audio' && element !== 'object') return '';
  const content = source.slice(from, from + MAX_CONTENT);
  const end = content.indexOf(`</${element}`);
  const addresses = content
    .slice(0, Math.max(0, end))
    .match(/\s(?:src|data|href)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)/g);
  return addresses?.join('') ?? '';
}

function kindOf({ element, component, tag }: Record<string, string | undefined>): Kind | undefined {
  if (element !== undefined) return ELEMENTS[element];
  if (component !== undefined) return 'component';
  return tag !== undefined && CONTROL.test(tag) ? undefined : 'shortcode';
}

/** Returns a test whether a line of the file is in a code block. Lines must ascend. */
function codeLines(context: RuleContext): (line: number) => boolean {
  const ranges: [number, number][] = [];
  for (const { line, text } of codeBlocksOf(context)) ranges.push([line, line + text.split('\n').length + 1]);
  ranges.sort(([a], [b]) => a - b);
  let next = 0;
  return line => {
    while (next < ranges.length && (ranges[next]?.[1] ?? 0) < line) next++;
    return (ranges[next]?.[0] ?? Number.POSITIVE_INFINITY) <= line;
  };
}

/** Returns a test whether the document has contents: as they are written, or the text or address of one of their values. */
function visibleTest(context: RuleContext): (written: string, values: string) => boolean {
  const { document } = context;
  const targets = new Set(document.links.map(({ target }) => target));
  const parts = [...targets];
  for (const { text } of codeBlocksOf(context)) parts.push(text);
  for (const { text } of allSpans(document.blocks)) parts.push(text);
  for (const { blocks } of document.footnotes) for (const { text } of allSpans(blocks)) parts.push(text);
  const visible = parts.join('\n');
  const known = new Map<string, boolean>();
  const has = (text: string): boolean => {
    let result = known.get(text);
    if (result === undefined) {
      if (known.size >= MAX_LOOKUPS) return false;
      result = visible.includes(text);
      known.set(text, result);
    }
    return result;
  };
  return (written, values) => {
    if (has(written.slice(0, 80))) return true;
    for (const [, double, single, bare] of values.matchAll(/"([^"]*)"|'([^']*)'|([^\s"'=]+)/g)) {
      const value = (double ?? single ?? bare ?? '').trim();
      if (targets.has(mediaAddress(value) ?? '')) return true;
      if (value.length > 3 && /[\p{L}\p{N}]/u.test(value) && has(value)) return true;
    }
    return false;
  };
}
