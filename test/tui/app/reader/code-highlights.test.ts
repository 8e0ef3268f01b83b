import { describe, expect, test } from 'vitest';
import type { Span } from '../../../../src/document/document.js';
import { highlightCode } from '../../../../src/render/highlight/highlight-code.js';
import type { Effect } from '../../../../src/tui/app/effect.js';
import { Driver, type DriverOptions } from '../../driver.js';

const TEXT = 'word '.repeat(60);
const CODE =
  'const answer = 42;\nreturn answer;   \n\tcall(answer, "a long argument that is wrapped at this width");';
const FENCE = `\`\`\`js\n${CODE}\n\`\`\``;
const MARKDOWN = [
  `${TEXT}\n\n${FENCE}`,
  `- item\n\n  ${FENCE.replaceAll('\n', '\n  ')}\n- ${FENCE.replaceAll('\n', '\n  ')}`,
  `${TEXT}[^1]\n\n`.repeat(12),
  FENCE,
  `[^1]: note\n\n    ${FENCE.replaceAll('\n', '\n    ')}`,
].join('\n\n');

type Request = Extract<Effect, { type: 'highlight-code' }>;

function open(settings: DriverOptions['settings'] = { depth: 3 }, markdown = MARKDOWN): Driver {
  const samples = [
    { title: 'A', markdown },
    { title: 'B', markdown: FENCE },
  ];
  return new Driver({ samples, settings: settings ?? {} }).keys('<enter>');
}

/** All highlight requests since the last call. */
function requestsOf(driver: Driver): Request[] {
  const all = driver.effects.filter((effect): effect is Request => effect.type === 'highlight-code');
  driver.effects.length = 0;
  return all;
}

function answer(driver: Driver, { request, code }: Request): void {
  const spans = code.map(({ text, language = '' }) => highlightCode(text, language));
  driver.send({ type: 'code-highlighted', request, spans });
}

function plainRows(driver: Driver): string[] {
  return driver.frame(false).split('\n');
}

function coloured(driver: Driver): boolean {
  return driver.state.reading?.highlights.spans.size !== 0;
}

describe('requestHighlights', () => {
  test('requests each visible block once, all of its code together', () => {
    const driver = open();
    const requests = requestsOf(driver);
    expect(requests.map(({ code }) => code.length)).toEqual([1, 2]);
    driver.keys('jk');
    expect(requestsOf(driver)).toEqual([]);
    for (const request of requests) answer(driver, request);
    driver.keys('jk');
    expect(requestsOf(driver)).toEqual([]);
  });

  test('requests nothing without colours and in accessible mode', () => {
    expect(requestsOf(open({ depth: 0 }))).toEqual([]);
    expect(requestsOf(open({ depth: 3, accessible: true }))).toEqual([]);
  });

  test('requests code of the footnotes when they are visible', () => {
    const driver = open();
    requestsOf(driver);
    driver.keys('G');
    expect(requestsOf(driver).flatMap(({ code }) => code)).toHaveLength(2);
  });

  test('drops requests for code that left the screen, and repeats them', () => {
    const driver = open();
    const [late] = requestsOf(driver);
    driver.keys('<space><space><space>');
    expect(driver.state.reading?.highlights.requests.size).toBe(0);
    if (late) answer(driver, late);
    expect(coloured(driver)).toBe(false);
    driver.keys('g');
    expect(requestsOf(driver)[0]?.code).toEqual(late?.code);
  });
});

describe('code-highlighted', () => {
  test('colours the block and moves no text, also at the rows above and within the block', () => {
    for (let rows = 0; rows < 30; rows++) {
      const driver = open().keys('j'.repeat(rows));
      const before = { rows: plainRows(driver), frame: driver.frame(), reading: driver.state.reading };
      const requests = requestsOf(driver).filter(({ request }) =>
        driver.state.reading?.highlights.requests.has(request),
      );
      for (const request of requests) answer(driver, request);
      expect(plainRows(driver)).toEqual(before.rows);
      expect(driver.state.reading?.topRow).toEqual(before.reading?.topRow);
      expect(driver.state.reading?.position).toEqual(before.reading?.position);
      if (rows === 0) expect(driver.frame()).not.toBe(before.frame);
    }
  });

  test('keeps the lines of other blocks', () => {
    const driver = open();
    const before = driver.state.reading?.layout;
    const [first] = requestsOf(driver);
    if (first) answer(driver, first);
    const after = driver.state.reading?.layout;
    expect(after?.lines(2)).toBe(before?.lines(2));
    expect(after?.lines(1)).not.toBe(before?.lines(1));
  });

  test('stays coloured after the width changes', () => {
    const driver = open();
    for (const request of requestsOf(driver)) answer(driver, request);
    driver.resize(70, 24);
    expect(requestsOf(driver)).toEqual([]);
    expect(driver.frame()).toContain('answer');
    const styles = driver.state.reading?.layout.lines(1).flatMap(line => line.spans.map(span => span.style));
    expect(styles).toContain('keyword');
  });

  test('ignores answers to unknown requests, repeated answers and those for another article', () => {
    const driver = open();
    const [first] = requestsOf(driver);
    const spans: Span[][] = [[{ text: 'x', style: 'keyword' }]];
    const before = driver.state;
    driver.send({ type: 'code-highlighted', request: 999, spans });
    expect(driver.state.reading?.highlights).toBe(before.reading?.highlights);
    driver.keys('J');
    expect(driver.state.reading?.article.title).toBe('B');
    const opened = driver.state.reading?.highlights;
    if (first) answer(driver, first);
    expect(driver.state.reading?.highlights).toBe(opened);
  });

  test('leaves a block plain that has no spans, and does not request it again', () => {
    const driver = open();
    const [first] = requestsOf(driver);
    const frame = driver.frame();
    driver.send({ type: 'code-highlighted', request: first?.request ?? 0, spans: [undefined] });
    expect(driver.frame()).toBe(frame);
    driver.keys('jk');
    expect(requestsOf(driver)).toEqual([]);
  });

  test('handles keys while no answer arrives', () => {
    const driver = open();
    requestsOf(driver);
    const { topRow } = driver.state.reading ?? {};
    driver.keys('jj');
    expect(driver.state.reading?.topRow).not.toEqual(topRow);
    driver.keys('q');
    expect(driver.state.screen).toBe('list');
  });
});
