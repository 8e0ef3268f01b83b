/**
 * Random bytes, random Markdown and known attacks through the whole pipeline. Plain output has no control and no invisible
 * characters; colour adds only SGR and well-formed OSC 8.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLayout } from '../../src/layout/layout.js';
import type { LayoutOptions } from '../../src/layout/layout-options.js';
import { parse } from '../../src/markdown/parse.js';
import { createRenderer, type Renderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';
import { ATTACKS } from '../markdown/attacks.js';

const plain = createRenderer(THEMES.terminal, 0);
const coloured = createRenderer(THEMES.dark, 3, { hyperlinks: true });
const PIPE = { links: 'notes', wrapCode: false, ascii: false, accessible: false } as const;
const SCREEN = { links: 'hyperlink', wrapCode: true, ascii: false, accessible: false } as const;

/** Control, line break, bidi and invisible characters. Tags are allowed only in flags; joiners are checked elsewhere. */
const FORBIDDEN =
  /[\0-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/u;
const REGION_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}/gu;
const TAG = /[\u{E0000}-\u{E007F}]/u;
const SGR = /\u001b\[[0-9;]*m/g;
const OSC_8 =
  /\u001b\]8;id=l\d+;(?:https?:\/\/|mailto:)[!-~]*\u001b\\([^\u001b]|\u001b\[[0-9;]*m)*?\u001b\]8;;\u001b\\/gi;

function rows(markdown: string, options: Omit<LayoutOptions, 'width'>, renderer: Renderer): string[] {
  const document = parse(markdown);
  const layout = createLayout(document, { ...options, width: 50 });
  return Array.from({ length: layout.count }, (_, index) => layout.lines(index)).flatMap(lines =>
    // Only a line of raw code may have several rows.
    lines.flatMap(line => {
      const rendered = renderLine(line, renderer, document);
      return line.text === undefined ? [rendered] : rendered.split('\n');
    }),
  );
}

function expectHarmless(markdown: string): void {
  for (const options of [PIPE, SCREEN]) {
    for (const row of rows(markdown, options, plain))
      expect(shownText(row), JSON.stringify(row)).not.toMatch(FORBIDDEN);
  }
  for (const row of rows(markdown, SCREEN, coloured)) {
    const opened = row.replaceAll(OSC_8, link => link.replaceAll(/\u001b\]8;[^\u001b]*\u001b\\/g, ''));
    expect(shownText(opened.replaceAll(SGR, '')), JSON.stringify(row)).not.toMatch(FORBIDDEN);
  }
}

function shownText(row: string): string {
  expect(row.replaceAll(REGION_FLAG, ''), JSON.stringify(row)).not.toMatch(TAG);
  return row;
}

const marks = [
  '# ',
  '- ',
  '1. ',
  '> ',
  '```',
  '`',
  '*',
  '**',
  '_',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '![',
  '<',
  '>',
  '|',
  '\n| - |\n',
  '\n\n',
  '\n',
];
const more = [
  '    ',
  '\t',
  '&#27;',
  '&lt;',
  '&nbsp;',
  '\\',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<br>',
  '[^1]',
  '[^1]: ',
  '[!NOTE]',
  'http://a.example',
  'a@b.example',
];
const text = [
  'word',
  'two words',
  '日本語',
  'مرحبا',
  '👩‍👩‍👧',
  'e\u0301',
  '\u001b[31m',
  '\u009b',
  '\u202e',
  '\u0000',
  '\u200b',
  '\ud83d',
  '---',
  ':-:',
];
const markdown = fc
  .array(fc.constantFrom(...marks, ...more, ...text), { maxLength: 60 })
  .map(parts => parts.join(''));
const bytes = fc.uint8Array({ maxLength: 300 }).map(each => Buffer.from(each).toString('utf8'));
const units = fc.string({ unit: 'binary', maxLength: 200 });

describe('rendered rows', () => {
  it.each(ATTACKS)('are harmless for the attack %j', expectHarmless);

  it('are harmless for random bytes', () => {
    fc.assert(fc.property(fc.oneof(bytes, units), expectHarmless), { seed: 21, numRuns: 1500 });
  });

  it('are harmless for random Markdown', () => {
    fc.assert(fc.property(markdown, expectHarmless), { seed: 22, numRuns: 1500 });
  });
});
