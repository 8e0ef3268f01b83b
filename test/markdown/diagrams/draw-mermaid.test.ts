import { describe, expect, it } from 'vitest';
import { spansText } from '../../../src/document/document-text.js';
import { drawMermaid } from '../../../src/markdown/diagrams/draw-mermaid.js';
import { displayWidth } from '../../../src/text/display-width.js';

describe('drawMermaid', () => {
  it('draws a flowchart, and a narrower one from top to bottom', () => {
    const { drawings } = drawMermaid('flowchart LR\n A[Start] --> B[Build] --> C[Deploy]');
    expect(drawings).toHaveLength(2);
    const [wide, narrow] = drawings;
    expect(wide?.text).toContain('│ Start ├───▶│ Build ├───▶│ Deploy │');
    expect(narrow?.width).toBeLessThan(wide?.width ?? 0);
  });

  it.each([
    ['sequence', 'sequenceDiagram\n Alice->>Bob: Hello'],
    ['state', 'stateDiagram-v2\n [*] --> Idle\n Idle --> Busy: work'],
    ['class', 'classDiagram\n A <|-- B'],
    ['entity', 'erDiagram\n A ||--o{ B : has'],
    ['pie', 'pie title Pets\n "Dogs" : 3\n "Cats" : 1'],
    ['wide', 'flowchart TD\n A[漢字] --> B[e\u0301]'],
  ])('draws a %s diagram with spans and width that agree with its text', (_, source) => {
    const { drawings } = drawMermaid(source);
    expect(drawings.length).toBeGreaterThan(0);
    for (const { text, width, spans } of drawings) {
      expect(spansText(spans ?? [])).toBe(text);
      expect(Math.max(...text.split('\n').map(displayWidth))).toBe(width);
    }
  });

  it.each([
    [
      'an unknown kind',
      '---\ntitle: A\n---\n%% note\ngantt\n title x',
      /^diagrams of the kind "gantt" are not supported$/,
    ],
    ['no kind', '%% note', /^it is empty$/],
    ['a body without a statement', 'pie\n x', /^it has a syntax error$/],
    ['a syntax error', 'graph TD\n A[Start --> B', /label is missing/],
    [
      'dropped statements',
      'stateDiagram-v2\n A --> B\n some garbage line',
      /^unreadable statement: "some garbage line"$/,
    ],
    ['edges that join', 'flowchart TD\n A -->|one| C\n B -->|two| C', /two labels/],
    ['a long source', `flowchart TD\n A[${'x'.repeat(1 << 14)}]`, /more than 16384 characters/],
    ['many lines', `flowchart TD\n${' A --> B\n'.repeat(500)}`, /more than 400 lines/],
    ['a long line', `flowchart TD\n A[${'x'.repeat(2000)}] --> B`, /a line of more than 1000/],
  ])('gives a reason for %s', (_, source, reason) => {
    const result = drawMermaid(source);
    expect(result.drawings).toEqual([]);
    expect(result.reason).toMatch(reason);
  });

  it.each(['a#27;[2Jb', 'a&#27;b', '#8238;abc', '&#x202e;abc', '\\u001b[2J', '<img src=x>'])(
    'draws no control characters for the label %j',
    label => {
      for (const { text } of drawMermaid(`flowchart TD\n A["${label}"] --> B`).drawings) {
        expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
      }
    },
  );

  it('takes bounded time and space for dense diagrams', () => {
    for (const source of [
      `flowchart TD\n${Array.from({ length: 390 }, (_, i) => ` A${i % 120} --> A${(i * 7 + 3) % 120}`).join('\n')}`,
      `sequenceDiagram\n${Array.from({ length: 390 }, (_, i) => ` A${i % 90}->>A${(i * 7) % 90}: m`).join('\n')}`,
      `flowchart TD\n${' subgraph a\n'.repeat(390)}`,
      `mindmap\n${Array.from({ length: 390 }, (_, i) => `${' '.repeat(i)}n${i}`).join('\n')}`,
    ]) {
      const area = drawMermaid(source).drawings.reduce((sum, { text }) => sum + text.length, 0);
      expect(area).toBeLessThan(1 << 19);
    }
  });
});
