import { describe, expect, it } from 'vitest';
import { Surveyor } from '../../../src/markdown/prescan/prescan.js';

const TEXT = '## Heading\n\nSome [text] that [goes on][on].\n\n'.repeat(10_000);
const survey = (source: string) => new Surveyor(source, () => 1000);

describe('the survey', () => {
  it('goes no further than the slice that is asked for', () => {
    const ahead = survey(TEXT);
    ahead.reach(0);
    expect(ahead.cuts).toHaveLength(1);
    ahead.reach(4);
    expect(ahead.cuts).toHaveLength(5);
    ahead.reach(1_000_000);
    expect(ahead.cuts.at(-1)?.at).toBeGreaterThan(TEXT.length - 3000);
  });

  it.each([
    ['nothing', ''],
    ['another label', '[other]: /x\n'],
    ['no more than such a thing in a line', 'a[text]: b\n'],
  ])('does not look ahead for a label where %s is defined', (_, end) => {
    const ahead = survey(TEXT + end);
    ahead.reach(0);
    expect(ahead.definition('TEXT')).toBeUndefined();
    expect(ahead.note('TEXT')).toBeUndefined();
    expect(ahead.cuts).toHaveLength(1);
  });

  it.each([
    ['text', '[text]: /x\n', '/x'],
    ['in a quote', '> > [text]: /x\n', '/x'],
    ['in an item', '12) - [text]: /x\n', '/x'],
    ['indented', '   [text]:\n   /x\n', '/x'],
    ['over two lines', '[\ntext\n]: /x\n', '/x'],
    ['twice', '[text]: /x\n[text]: /y\n', '/x'],
    ['in code', '```\n[text]: /x\n```\n', undefined],
    ['with blank lines within', '[text\n\n]: /x\n', undefined],
  ])('finds a definition at the very end: %s', (_, end, target) => {
    const ahead = survey(TEXT + end);
    ahead.reach(0);
    expect(ahead.definition('TEXT')?.target).toBe(target);
    expect(survey(TEXT + end).definition('TEXT')?.target).toBe(target);
  });

  it('finds labels with brackets, and with lone surrogates', () => {
    expect(survey(`${TEXT}[a \\] \\[ b]: /x\n`).definition('A \\] \\[ B')?.target).toBe('/x');
    expect(survey(`${TEXT}[a\ud800]: /x\ud800\n`).definition('A\ufffd')?.target).toBe('/x\ufffd');
  });

  it('finds notes at the very end', () => {
    expect(survey(`${TEXT}[^n]: note\n`).note('N')?.text).toBe('note\n'.trim());
    expect(survey(`${TEXT}[^n]: note\n`).definition('^N')).toBeUndefined();
  });

  it('finds any of very many definitions', () => {
    const many = Array.from({ length: 40_000 }, (_, index) => `[${index}]: /${index}\n`).join('');
    const ahead = survey(TEXT + many);
    expect(ahead.definition('39999')?.target).toBe('/39999');
    expect(ahead.definition('40000')).toBeUndefined();
    expect(ahead.definition('7')?.target).toBe('/7');
  });
});
