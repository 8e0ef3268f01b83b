import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../../../src/text/display-width.js';
import { aroundMatch } from '../../../../src/tui/views/list/clip-around-match.js';

const words = fc.array(
  fc.constantFrom('pod', 'kubelet', 'é́', '容器', '容器编排系统的调度器', '👩‍👩‍👧‍👦', 'a'),
  { maxLength: 30 },
);

test('the first match is seen in any width that it fits into, and the ranges go with the text', () => {
  fc.assert(
    fc.property(
      words,
      words,
      fc.constantFrom(' ', ''),
      fc.integer({ min: 12, max: 120 }),
      (before, after, space, width) => {
        const head = before.map(word => word + space).join('');
        const text = `${head}needle${space}${after.join(space)} needle`;
        const last = text.length - 'needle'.length;
        const found = aroundMatch(
          {
            text,
            ranges: [
              [head.length, head.length + 6],
              [last, text.length],
            ],
          },
          width,
          false,
        );
        for (const [start, end] of found.ranges) expect(found.text.slice(start, end)).toBe('needle');
        const [, end = 0] = found.ranges[0] ?? [];
        expect(displayWidth(found.text.slice(0, end))).toBeLessThanOrEqual(width);
        expect(text.endsWith(found.text.replace(/^…/, ''))).toBe(true);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});

test('nothing is cut that need not be', () => {
  const whole = { text: 'a pod without a limit', ranges: [[2, 5]] as [number, number][] };
  expect(aroundMatch(whole, 10, false)).toEqual(whole);
  expect(aroundMatch({ text: 'no match in a text that is long', ranges: [] }, 10, false).text).toMatch(
    /^no match/,
  );
  expect(aroundMatch({ text: 'words that come before the pod', ranges: [[27, 30]] }, 20, true).text).toBe(
    '~come before the pod',
  );
});
