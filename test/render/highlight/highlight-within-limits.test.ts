import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { runWithDeadline } from '../../../src/host/run-with-deadline.js';
import {
  BUILD_LIMITS,
  createBlockHighlighter,
} from '../../../src/render/highlight/highlight-within-limits.js';
import { GRAMMARS, type Grammar, nestedGrammars } from '../../../src/render/highlight/languages.js';

/** Code that takes from 2 seconds to minutes without a deadline, with the language of its fence. */
const HOSTILE: [language: string, text: string][] = [
  ['markdown', '[a]('.repeat(8_000)],
  ['xml', '<script>'.repeat(4_000)],
  ['html', '<style>'.repeat(4_500)],
  ['ini', 'a'.repeat(32_000)],
  ['c', 'foo bar baz\n'.repeat(2_700)],
  ['cpp', 'a '.repeat(16_000)],
  ['csharp', 'a '.repeat(16_000)],
];

const SHORT = { blockTime: 50, documentTime: 10_000, documentLength: Number.POSITIVE_INFINITY };

describe('createBlockHighlighter', () => {
  it.each(HOSTILE)('leaves hostile %s plain and highlights the block after it', (language, text) => {
    const highlight = createBlockHighlighter(runWithDeadline, { ...SHORT, blockTime: 200 });
    expect(highlight({ language, text })).toBeUndefined();
    const spans = highlight({ language: 'js', text: 'const a = 1;' });
    expect(spans?.[0]).toEqual({ text: 'const', style: 'keyword' });
  });

  it('leaves all blocks plain after the time or the length of the document is used', () => {
    const block = { language: 'js', text: 'const a = 1;' };
    const run = <T>(task: () => T) => ({ value: task(), used: 40 });
    const byTime = createBlockHighlighter(run, { ...SHORT, documentTime: 150 });
    // Compiling the grammars may also use 40.
    expect([1, 2, 3, 4, 5].map(() => byTime(block) !== undefined).slice(2)).toContain(false);
    const byLength = createBlockHighlighter(run, { ...SHORT, documentLength: 30 });
    expect([1, 2, 3].map(() => byLength(block) !== undefined)).toEqual([true, true, false]);
  });

  it('gives each block its deadline, and the rest of the document as the last one', () => {
    const deadlines: number[] = [];
    const run = <T>(task: () => T, milliseconds: number) => {
      deadlines.push(milliseconds);
      return { value: task(), used: milliseconds > 1_000 ? 0 : 30 };
    };
    const highlight = createBlockHighlighter(run, { ...SHORT, blockTime: 40, documentTime: 100 });
    for (let count = 0; count < 6; count++) highlight({ language: 'rust', text: 'fn main() {}' });
    expect(deadlines.filter(each => each <= 1_000)).toEqual([40, 40, 40, 10]);
  });

  it('asks for no time for plain text and unknown languages', () => {
    const highlight = createBlockHighlighter(() => expect.unreachable(), BUILD_LIMITS);
    expect(highlight({ text: 'a', language: 'no-such-language' })).toBeUndefined();
    expect(highlight({ text: 'a' })).toBeUndefined();
  });
});

interface Mode {
  subLanguage?: string | string[];
  [key: string]: unknown;
}

describe('nestedGrammars', () => {
  const highlighter = createRequire(createRequire(import.meta.url).resolve('cli-highlight'))('highlight.js');
  const nameOf = new Map(GRAMMARS.map(grammar => [highlighter.getLanguage(grammar), grammar]));

  /** Grammars that a mode names, at any depth. */
  function namedIn(mode: Mode, seen = new Set<unknown>()): Grammar[] {
    if (typeof mode !== 'object' || mode === null || seen.has(mode)) return [];
    seen.add(mode);
    const named = [mode.subLanguage ?? []].flat();
    if (Array.isArray(mode.subLanguage) && named.length === 0) return [...GRAMMARS];
    const nested = [mode.contains ?? [], mode.variants ?? [], mode.starts ?? []].flat() as Mode[];
    return [
      ...named.flatMap(name => nameOf.get(highlighter.getLanguage(name)) ?? []),
      ...nested.flatMap(each => namedIn(each, seen)),
    ];
  }

  it.each(GRAMMARS)('returns the grammars that highlight.js uses within %s', grammar => {
    const wanted = new Set<Grammar>([grammar]);
    for (const each of wanted) for (const name of namedIn(highlighter.getLanguage(each))) wanted.add(name);
    const nested = nestedGrammars(grammar, 'GET / HTTP/1.1\n\n{}');
    expect(new Set([...nested, grammar])).toEqual(wanted);
  });
});
