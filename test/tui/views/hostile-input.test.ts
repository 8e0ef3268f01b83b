/** Control characters from outside never reach the terminal: in messages, addresses, fields and the title. */
import { expect, test } from 'vitest';
import { changeLines, promptText } from '../../../src/tui/accessible/view.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { titleSequence } from '../../../src/tui/terminal/terminal-features.js';
import { Driver } from '../driver.js';

const HOSTILE = '\u001b]52;c;aGk=\u0007\u009b2J\u0000\r\n\u202eabc\u2066';
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const ENCODED = '%1b]0;x%07%c2%9b2J%e2%80%ae%0d%0a';

const MARKDOWN = `[a](#${ENCODED}) [b](other.md#${ENCODED}) [c](missing${ENCODED}.md) [d](https://example.com/${ENCODED}) [e](mailto:${ENCODED}@b.c)
[f](x${ENCODED}.pdf) [g](z:${ENCODED}) [h](https://${ENCODED}/)\n`;
const SAMPLES = [
  { title: 'A', slug: 'a', file: '/here/a.md', markdown: MARKDOWN },
  { title: 'Other', slug: 'other', file: '/here/other.md', markdown: '## There\n' },
];

function expectSafe(driver: Driver): void {
  const printed = [
    ...changeLines(undefined, driver.state, BINDINGS),
    promptText(driver.state, BINDINGS),
  ].join('\n');
  for (const text of [driver.frame(), printed]) expect(UNSAFE.exec(text)?.[0]).toBeUndefined();
}

test.each(['list', 'reader'])('removes control characters from a message over the %s', front => {
  for (const error of [true, false]) {
    const driver = new Driver({ samples: SAMPLES }).keys(front === 'reader' ? '<enter>' : '');
    driver.send({ type: 'message-shown', text: `before ${HOSTILE} after`, error });
    expect(driver.status()).toContain('before');
    expectSafe(driver);
  }
});

test('removes control characters from a load error', () => {
  const driver = new Driver({ samples: SAMPLES, slow: true }).keys('<enter>');
  driver.send({ type: 'load-failed', request: driver.state.request, reason: `ENOENT ${HOSTILE}` });
  expect(driver.status()).toContain('ENOENT');
  expectSafe(driver);
});

test.each([false, true])(
  'removes control characters from links that are selected, followed or opened (external articles: %s)',
  guests => {
    for (let count = 1; count <= 8; count++) {
      const tabs = '<tab>'.repeat(count);
      for (const keys of [tabs, `${tabs}<enter>`, `${tabs}o`, `${tabs}o<enter>`, `${tabs}<enter>H`]) {
        const driver = new Driver({
          samples: SAMPLES,
          columns: 200,
          settings: { opensExternalArticles: guests },
        }).keys(`<enter>${keys}`);
        if (keys === tabs) expect(driver.state.reading?.selected).toBeDefined();
        expectSafe(driver);
      }
    }
  },
);

test('drops control characters pasted or typed into a field', () => {
  const paste = `\u001b[200~one${HOSTILE}two\u001b[201~`;
  const list = new Driver({ samples: SAMPLES }).raw(paste);
  expect(list.state.list.filter.field.text).toBe('one]52;c;aGk=2J abctwo');
  expectSafe(list);
  const article = new Driver({ samples: SAMPLES }).keys('<enter>').raw(paste);
  expect(article.state.reading?.find?.field.text).toBe('one]52;c;aGk=2J abctwo');
  expectSafe(article.keys('<enter>'));
  expectSafe(new Driver({ samples: SAMPLES }).send({ type: 'filter-set', text: HOSTILE }));
  const family = new Driver({ samples: SAMPLES }).raw('\u001b[200~👨‍👩‍👧\u001b[201~');
  expect(family.state.list.filter.field.text).toBe('👨‍👩‍👧');
});

test('removes control characters from the window title', () => {
  const [, inside] = /^\u001b\]0;(.*)\u0007$/s.exec(titleSequence(`A ${HOSTILE} B`)) ?? [];
  expect(inside).toContain('A');
  expect(UNSAFE.exec(inside ?? HOSTILE)).toBeNull();
});
