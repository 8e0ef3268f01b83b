import { describe, expect, it } from 'vitest';
import { Prescan } from '../../../src/markdown/prescan/prescan.js';

const TEXT = '## Heading\n\nSome [text] that [goes on][on].\n\n'.repeat(10_000);
const createPrescan = (source: string) => new Prescan(source, () => 1000);

describe('Prescan', () => {
  it('scans no further than the requested slice', () => {
    const prescan = createPrescan(TEXT);
    prescan.scanSlice(0);
    expect(prescan.boundaries).toHaveLength(1);
    prescan.scanSlice(4);
    expect(prescan.boundaries).toHaveLength(5);
    prescan.scanSlice(1_000_000);
    expect(prescan.boundaries.at(-1)?.at).toBeGreaterThan(TEXT.length - 3000);
  });

  it.each([
    ['nothing', ''],
    ['another label', '[other]: /x\n'],
    ['it only inside a line', 'a[text]: b\n'],
  ])('does not scan ahead for a label if the source defines %s', (_, end) => {
    const prescan = createPrescan(TEXT + end);
    prescan.scanSlice(0);
    expect(prescan.linkDefinition('TEXT')).toBeUndefined();
    expect(prescan.footnoteDefinition('TEXT')).toBeUndefined();
    expect(prescan.boundaries).toHaveLength(1);
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
  ])('finds a definition at the end of the source: %s', (_, end, target) => {
    const prescan = createPrescan(TEXT + end);
    prescan.scanSlice(0);
    expect(prescan.linkDefinition('TEXT')?.target).toBe(target);
    expect(createPrescan(TEXT + end).linkDefinition('TEXT')?.target).toBe(target);
  });

  it('finds labels with brackets', () => {
    expect(createPrescan(`${TEXT}[a \\] \\[ b]: /x\n`).linkDefinition('A \\] \\[ B')?.target).toBe('/x');
  });

  it('finds a footnote definition at the end of the source', () => {
    expect(createPrescan(`${TEXT}[^n]: note\n`).footnoteDefinition('N')?.text).toBe('note');
    expect(createPrescan(`${TEXT}[^n]: note\n`).linkDefinition('^N')).toBeUndefined();
  });

  it('finds each of 40,000 definitions', () => {
    const many = Array.from({ length: 40_000 }, (_, index) => `[${index}]: /${index}\n`).join('');
    const prescan = createPrescan(TEXT + many);
    expect(prescan.linkDefinition('39999')?.target).toBe('/39999');
    expect(prescan.linkDefinition('40000')).toBeUndefined();
    expect(prescan.linkDefinition('7')?.target).toBe('/7');
  });
});
