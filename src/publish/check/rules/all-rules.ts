/** The table of rule functions, by the names in `rule-names.ts`. Also holds two small rules: tables and control characters. */

import { createLayout } from '../../../layout/layout.js';
import type { LayoutOptions } from '../../../layout/layout-options.js';
import { LONE_SELECTOR, REGION_FLAGS } from '../../../text/sanitise.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';
import type { RuleName } from '../rule-names.js';
import { unknownLanguage, wideCode } from './code.js';
import { notDrawn, wideDiagram } from './drawings.js';
import { commandSlug, unquotedSlug, wrongReadTime } from './front-matter.js';
import { secondTitle, skippedLevel } from './headings.js';
import { largeImages, missingImage, noAltText } from './images.js';
import { brokenAnchor, brokenLink, emptyLink, sitePath } from './links.js';
import { notShown } from './not-shown.js';

export const RULES: Record<RuleName, (context: RuleContext) => Iterable<RuleDiagnostic>> = {
  'command-slug': commandSlug,
  slug: unquotedSlug,
  'broken-link': brokenLink,
  'broken-anchor': brokenAnchor,
  'empty-link': emptyLink,
  'site-path': sitePath,
  'missing-image': missingImage,
  'image-sizes': largeImages,
  'alt-text': noAltText,
  'not-shown': notShown,
  'heading-level': skippedLevel,
  'second-title': secondTitle,
  'code-language': unknownLanguage,
  'code-width': wideCode,
  'not-drawn': notDrawn,
  'diagram-width': wideDiagram,
  'table-records': tableAsRecords,
  'control-character': controlCharacters,
  'read-time': wrongReadTime,
};

/** Layout at the default width. */
const OPTIONS: LayoutOptions = { width: 80, links: 'none', wrapCode: false, ascii: false, accessible: false };

/** Reports tables that are laid out as records: those have no borders between columns. */
function* tableAsRecords({ blocks, document }: RuleContext): Generator<RuleDiagnostic> {
  for (const block of blocks) {
    if (block.kind !== 'table' || block.head.length < 2) continue;
    const lines = createLayout({ ...document, blocks: [block], footnotes: [] }, OPTIONS).lines(0);
    if (lines.some(({ spans }) => spans.some(({ style }) => style === 'border'))) continue;
    yield {
      line: block.line,
      message: `table of ${block.head.length} columns does not fit into ${OPTIONS.width} characters and is shown as records`,
      hint: 'shorten the longest words or remove a column',
    };
  }
}

/** Embeddings, overrides and isolates (UAX #9). */
const BIDI_UNITS = '\\u202a-\\u202e\\u2066-\\u2069';
/** C0 without tab and line ends, DEL, C1; and the bidi characters. */
const CONTROL_UNITS = `\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u206a-\\u206f${BIDI_UNITS}`;
const BIDI = new RegExp(`[${BIDI_UNITS}]`);
/**
 * Characters that can hide a text: tags outside of the flag of a region, selectors without a character that has variants, a second
 * break opportunity, and invisible formats.
 */
const INVISIBLE =
  /(?<!\p{Unified_Ideograph})[\u{E0100}-\u{E01EF}]|(?<=[\u00ad\u200b])[\u00ad\u200b]|[\ufe00-\ufe0f\ufff9-\ufffb\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}]/uy;
/** Matches code units that may be one of these. For a source without them, the rule costs only this test. */
const SUSPECT = new RegExp(
  `[${CONTROL_UNITS}\\ufff9-\\ufffb]|[\\udb40-\\udb43]|[\\u00ad\\u200b](?=[\\u00ad\\u200b])|\\ud82f(?=[\\udca0-\\udca3])|` +
    `\\ud834(?=[\\udd73-\\udd7a])|${LONE_SELECTOR}`,
  'g',
);

/** Reports characters that a terminal might obey, anywhere in the file. */
function* controlCharacters({ rows }: RuleContext): Generator<RuleDiagnostic> {
  const { source } = rows;
  const known = new Map<string, RuleDiagnostic>();
  let flagEnd = 0;
  let invisibleEnd = 0;
  SUSPECT.lastIndex = 0;
  // Each match is one code unit.
  while (SUSPECT.test(source)) {
    let index = SUSPECT.lastIndex - 1;
    let character = source.charAt(index);
    if (index < flagEnd) continue;
    if (character >= '\ud800' || character === '\u00ad' || character === '\u200b') {
      // A tag after one that is outside of a flag is outside, too.
      if (index !== invisibleEnd) flagEnd = endOfFlag(source, index);
      if (flagEnd > index) continue;
      if (character < '\ud800') index++;
      const end = endOfInvisible(source, index);
      if (end === 0) continue;
      invisibleEnd = end;
      character = source.slice(index, invisibleEnd);
      // Equal ones that follow are in the same row.
      while (source.startsWith(character, invisibleEnd)) invisibleEnd += character.length;
      SUSPECT.lastIndex = invisibleEnd;
    }
    const line = rows.lineAt(index);
    let diagnostic = known.get(character);
    // Once in a row.
    if (diagnostic?.line === line) continue;
    diagnostic ??= characterDiagnostic(character);
    diagnostic.line = line;
    known.set(character, diagnostic);
    yield diagnostic;
  }
}

/** Returns the end of the invisible character at `at`, which is not part of a flag; 0 if there is none. */
function endOfInvisible(source: string, at: number): number {
  const code = source.codePointAt(at) ?? 0;
  // A file may have millions of tags, and the pattern takes ten times as long.
  if ((code >= 0xe0000 && code <= 0xe00ff) || (code >= 0xe01f0 && code <= 0xe0fff)) return at + 2;
  INVISIBLE.lastIndex = at;
  return INVISIBLE.test(source) ? INVISIBLE.lastIndex : 0;
}

/** Returns the end of the last flag of a region before `at`; 0 if there is none near. */
function endOfFlag(source: string, at: number): number {
  // The black flag and at most seven tags, each of two code units.
  const from = Math.max(0, at - 16);
  const before = source.slice(from, at).lastIndexOf('\u{1F3F4}');
  if (before < 0) return 0;
  const start = from + before;
  REGION_FLAGS.lastIndex = 0;
  const flag = REGION_FLAGS.exec(source.slice(start, start + 16));
  return flag?.index === 0 ? start + flag[0].length : 0;
}

function characterDiagnostic(character: string): RuleDiagnostic {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const kind = kindOf(character);
  return {
    line: 1,
    text: character,
    message: `${kind} character U+${code} in the text`,
    hint: kind === 'invisible' ? 'remove it' : 'remove it (it is shown, not obeyed)',
  };
}

function kindOf(character: string): 'control' | 'bidi' | 'invisible' {
  if (BIDI.test(character)) return 'bidi';
  return character < '\u00a0' ? 'control' : 'invisible';
}
