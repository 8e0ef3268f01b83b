/** The table of rule functions, by the names in `rule-names.ts`. Also holds two small rules: tables and control characters. */

import { createLayout } from '../../../layout/layout.js';
import type { LayoutOptions } from '../../../layout/layout-options.js';
import { REGION_FLAGS } from '../../../text/sanitise.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';
import type { RuleName } from '../rule-names.js';
import { unknownLanguage, wideCode } from './code.js';
import { commandSlug, missingTitle, unquotedSlug, wrongReadTime } from './front-matter.js';
import { secondTitle, skippedLevel } from './headings.js';
import { missingImage, noAltText } from './images.js';
import { brokenAnchor, brokenLink, emptyLink, sitePath } from './links.js';

export const RULES: Record<RuleName, (context: RuleContext) => Iterable<RuleDiagnostic>> = {
  title: missingTitle,
  'command-slug': commandSlug,
  slug: unquotedSlug,
  'broken-link': brokenLink,
  'broken-anchor': brokenAnchor,
  'empty-link': emptyLink,
  'site-path': sitePath,
  'missing-image': missingImage,
  'alt-text': noAltText,
  'heading-level': skippedLevel,
  'second-title': secondTitle,
  'code-language': unknownLanguage,
  'code-width': wideCode,
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

/**
 * C0 without tab and line ends, DEL, C1; embeddings, overrides and isolates (UAX #9); characters that can hide a text: tags
 * outside of the flag of a region, selectors without their ideograph, and a second break opportunity.
 */
const CONTROL_CHARACTER =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|(?<!\p{Unified_Ideograph})[\u{E0100}-\u{E01EF}]|[\u{E0000}-\u{E00FF}\u{E01F0}-\u{E0FFF}]|(?<=[\u00ad\u200b])[\u00ad\u200b]/gu;

/** Reports characters that a terminal might obey, anywhere in the file. */
function* controlCharacters({ rows }: RuleContext): Generator<RuleDiagnostic> {
  for (const [index, row] of rows.entries()) {
    const characters = row.replace(REGION_FLAGS, '').match(CONTROL_CHARACTER);
    for (const character of new Set(characters)) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      const kind = kindOf(character);
      yield {
        line: index + 1,
        text: character,
        message: `${kind} character U+${code} in the text`,
        hint: kind === 'invisible' ? 'remove it' : 'remove it (it is shown, not obeyed)',
      };
    }
  }
}

function kindOf(character: string): 'control' | 'bidi' | 'invisible' {
  if (/[\u202a-\u202e\u2066-\u2069]/.test(character)) return 'bidi';
  return character < '\u00a0' ? 'control' : 'invisible';
}
