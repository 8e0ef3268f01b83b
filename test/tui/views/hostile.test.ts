/** Whatever comes from outside, no control character reaches the terminal: by a message, an address, a field, the title. */
import { expect, test } from 'vitest';
import { linesOf, promptOf } from '../../../src/tui/accessible/view.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { titled } from '../../../src/tui/terminal/terminal-features.js';
import { Driver } from '../driver.js';

const EVIL = '\u001b]52;c;aGk=\u0007\u009b2J\u0000\r\n\u202eabc\u2066';
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const CODED = '%1b]0;x%07%c2%9b2J%e2%80%ae%0d%0a';

const MARKDOWN = `[a](#${CODED}) [b](other.md#${CODED}) [c](missing${CODED}.md) [d](https://example.com/${CODED}) [e](mailto:${CODED}@b.c)
[f](x${CODED}.pdf) [g](z:${CODED}) [h](https://${CODED}/)\n`;
const SAMPLES = [
  { title: 'A', slug: 'a', file: '/here/a.md', markdown: MARKDOWN },
  { title: 'Other', slug: 'other', file: '/here/other.md', markdown: '## There\n' },
];

function expectSafe(driver: Driver): void {
  const heard = [...linesOf(undefined, driver.state, BINDINGS), promptOf(driver.state, BINDINGS)].join('\n');
  for (const text of [driver.frame(), heard]) expect(UNSAFE.exec(text)?.[0]).toBeUndefined();
}

test.each(['list', 'reader'])('in a message over the %s', front => {
  for (const error of [true, false]) {
    const driver = new Driver({ samples: SAMPLES }).keys(front === 'reader' ? '<enter>' : '');
    driver.send({ type: 'told', text: `before ${EVIL} after`, error });
    expect(driver.status()).toContain('before');
    expectSafe(driver);
  }
});

test('in why an article cannot be opened', () => {
  const driver = new Driver({ samples: SAMPLES, slow: true }).keys('<enter>');
  driver.send({ type: 'load-failed', request: driver.state.request, reason: `ENOENT ${EVIL}` });
  expect(driver.status()).toContain('ENOENT');
  expectSafe(driver);
});

test.each([false, true])(
  'in any link, selected, followed or opened in the browser; files can be opened: %s',
  guests => {
    for (let count = 1; count <= 8; count++) {
      const tabs = '<tab>'.repeat(count);
      for (const keys of [tabs, `${tabs}<enter>`, `${tabs}o`, `${tabs}o<enter>`, `${tabs}<enter>H`]) {
        const driver = new Driver({ samples: SAMPLES, columns: 200, settings: { guests } }).keys(
          `<enter>${keys}`,
        );
        if (keys === tabs) expect(driver.state.reading?.selected).toBeDefined();
        expectSafe(driver);
      }
    }
  },
);

test('in what is pasted or typed into a field: it is dropped there', () => {
  const paste = `\u001b[200~one${EVIL}two\u001b[201~`;
  const list = new Driver({ samples: SAMPLES }).raw(paste);
  expect(list.state.list.filter.field.text).toBe('one]52;c;aGk=2J abctwo');
  expectSafe(list);
  const article = new Driver({ samples: SAMPLES }).keys('<enter>').raw(paste);
  expect(article.state.reading?.find?.field.text).toBe('one]52;c;aGk=2J abctwo');
  expectSafe(article.keys('<enter>'));
  expectSafe(new Driver({ samples: SAMPLES }).send({ type: 'filtered', text: EVIL }));
  const family = new Driver({ samples: SAMPLES }).raw('\u001b[200~👨‍👩‍👧\u001b[201~');
  expect(family.state.list.filter.field.text).toBe('👨‍👩‍👧');
});

test('in the window’s title', () => {
  const [, inside] = /^\u001b\]0;(.*)\u0007$/s.exec(titled(`A ${EVIL} B`)) ?? [];
  expect(inside).toContain('A');
  expect(UNSAFE.exec(inside ?? EVIL)).toBeNull();
});
