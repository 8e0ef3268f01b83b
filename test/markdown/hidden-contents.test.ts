import { describe, expect, it } from 'vitest';
import { sectionNamed } from '../../src/document/section.js';
import { checkDocument } from '../../src/library/compiled/check-document.js';
import { rowsOf } from '../support/rows.js';
import { parseFile } from './dialects/outline.js';

function hidden(source: string, path?: string) {
  return parseFile(source, { templates: true }, path).hidden;
}

describe('contents that are not shown', () => {
  it.each([
    ['<video class="a"></video>\n\nA <video></video> B', { video: 2 }],
    ['<audio></audio>', { sound: 1 }],
    ['<iframe srcdoc="x"></iframe>', { page: 1 }],
    ['<object data="data:x"></object>\n\n<embed>', { object: 2 }],
    ['<svg><path d="M0 0"/></svg>\n\nA <svg/> B <canvas></canvas>', { drawing: 3 }],
    ['<div><Chart data="sales" /></div>\n\nA <my-chart /> B', { component: 2 }],
    ['<table><tr><td><Chart /></td></tr></table>', { component: 1 }],
    ['{{< chart >}}\n\nA {{< counter 5 >}} B', { shortcode: 2 }],
  ])('are counted in %j', (source, expected) => {
    expect(hidden(source)).toEqual(expected);
  });

  it.each([
    ['<Chart />\n\nA <Chart data={x} /> B\n\n<Chart\n  data={x}\n/>', { component: 3 }],
    ['<Tabs>\n\nText\n\n</Tabs>', undefined],
    ['<Chart title="Sales" />', undefined],
  ])('are counted in MDX in %j', (source, expected) => {
    expect(hidden(source, 'a.mdx')).toEqual(expected);
  });

  it.each([
    'Text with `<video></video>` and `{{< chart >}}`',
    '<video src="a.mp4"></video> <iframe title="T"></iframe>',
    '{{< tabs >}}\n\n{{< tab >}}\nA\n{{< /tab >}}\n\n{{< /tabs >}}',
    '{{< toc >}}\n\n{% if x %}\n\n{% endif %}\n\n{% assign a = 1 %}',
    '<br/> <img src="a.png"/> <a name="x"/> <BR/>',
    '<!-- <svg></svg> -->',
  ])('are none in %j', source => {
    expect(parseFile(source, { templates: true })).not.toHaveProperty('hidden');
  });

  it('are named after the text, in one line', () => {
    const source = 'Text\n\n<video></video><video></video><svg></svg>\n\nA <Chart a="b" /> B';
    expect(rowsOf(source).slice(-2)).toEqual([
      '',
      '! 2 videos, 1 drawing and 1 component are not shown here',
    ]);
    expect(rowsOf('<svg></svg>')).toEqual(['! 1 drawing is not shown here']);
    expect(rowsOf('A[^1] <svg></svg>\n\n[^1]: Note').slice(-2)).toEqual([
      '',
      '! 1 drawing is not shown here',
    ]);
    expect(rowsOf('A <svg></svg>', { accessible: true }).at(-1)).toBe('Notice: 1 drawing is not shown here');
  });

  it('are not named in a section of the document', () => {
    const document = parseFile('## A\n\na\n\n## B\n\n<svg></svg>');
    expect(sectionNamed(document, 'a')).not.toHaveProperty('hidden');
  });

  it('are counted in a compiled document only by known kinds', () => {
    const document = parseFile('A <svg></svg>');
    expect(checkDocument(structuredClone(document), false)).toEqual(document);
    for (const value of [{ movie: 1 }, { video: -1 }, { video: 0 }, { video: '1' }, [1], 1])
      expect(() => checkDocument({ ...document, hidden: value }, false)).toThrow(TypeError);
  });

  it('are counted for 10,000 names of short codes', () => {
    let source = '';
    for (let index = 0; index < 10_000; index++) source += `{{< a${index} >}}\n\n`;
    expect(hidden(source)).toEqual({ shortcode: 10_000 });
  });
});
