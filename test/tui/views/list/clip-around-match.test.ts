import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../../../src/text/display-width.js';
import { clipAroundMatch } from '../../../../src/tui/views/list/clip-around-match.js';

const words = fc.array(
  fc.constantFrom('pod', 'kubelet', 'é́', '容器', '容器编排系统的调度器', '👩‍👩‍👧‍👦', 'a'),
  { maxLength: 30 },
);

test('keeps the first match visible at every width, with ranges that match the text', () => {
  fc.assert(
    fc.property(
      words,
      words,
      fc.constantFrom(' ', ''),
      fc.integer({ min: 12, max: 120 }),
      (before, after, space, width) => {
        const lead = before.map(word => word + space).join('');
        const text = `${lead}needle${space}${after.join(space)} needle`;
        const last = text.length - 'needle'.length;
        const clipped = clipAroundMatch(
          {
            text,
            ranges: [
              [lead.length, lead.length + 6],
              [last, text.length],
            ],
          },
          width,
          false,
        );
        for (const [start, end] of clipped.ranges) expect(clipped.text.slice(start, end)).toBe('needle');
        const [, end = 0] = clipped.ranges[0] ?? [];
        expect(displayWidth(clipped.text.slice(0, end))).toBeLessThanOrEqual(width);
        expect(text.endsWith(clipped.text.replace(/^…/, ''))).toBe(true);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});

test('cuts only as much as needed', () => {
  const whole = { text: 'a pod without a limit', ranges: [[2, 5]] as [number, number][] };
  expect(clipAroundMatch(whole, 10, false)).toEqual(whole);
  expect(clipAroundMatch({ text: 'no match in a text that is long', ranges: [] }, 10, false).text).toMatch(
    /^no match/,
  );
  expect(clipAroundMatch({ text: 'words that come before the pod', ranges: [[27, 30]] }, 20, true).text).toBe(
    '~come before the pod',
  );
});
