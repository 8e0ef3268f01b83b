/** Without colours (`NO_COLOR`, `--color never`) what is found, selected or dimmed is still told apart. */
import { expect, test } from 'vitest';
import { THEME_NAMES } from '../../../src/render/theme-names.js';
import { painterOf } from '../../../src/tui/painter.js';
import { Driver } from '../driver.js';

/** The screen as it is painted where there is no colour. */
const frame = (keys: string) => new Driver().keys(keys).frame(true);
const codes = (text: string) =>
  [...text.matchAll(/\u001b\[([\d;]*)m/g)].flatMap(([, code = '']) => code.split(';'));

test.each([
  [
    'the matches, and the current one in another way',
    '<enter>/on requests',
    /\u001b\[[\d;]*7m?[\d;]*m?on requests/,
  ],
  ['the selected link', '<enter><tab>', /\u001b\[[\d;]*7mlimits/],
  ['the chosen category', '<tab>', /\u001b\[[\d;]*7mEngineering/],
  ['the cursor of a field', '/kub', /kub\u001b\[7m /],
])('%s', (_, keys, painted) => {
  expect(frame(keys)).toMatch(painted);
});

test('the focus dims all but the paragraph being read', () => {
  expect(codes(frame('<enter>z')).filter(code => code === '2').length).toBeGreaterThan(
    codes(frame('<enter>')).filter(code => code === '2').length,
  );
});

test.each(THEME_NAMES)('not one colour is sent, whatever the theme: %s', theme => {
  const painter = painterOf({ theme, depth: 0, hyperlinks: false });
  expect(painter.change('', 'match')).toContain('7');
  const colours = codes(painter.change('', 'heading1 match error key link')).filter(code =>
    /^[349]\d$|^10\d$|^[34]8$/.test(code),
  );
  expect(colours).toEqual([]);
});

test('T says that there are none, and remembers nothing', () => {
  const driver = new Driver().keys('<enter>T');
  expect(driver.status()).toContain('Colours are off here: no theme would show.');
  expect(driver.took('prefer')).toBeUndefined();
  expect(driver.state.settings.theme).toBe('terminal');
});
