/** Without colours (`NO_COLOR`, `--color never`), matches, selections and dimmed text still differ. */
import { expect, test } from 'vitest';
import { THEME_NAMES } from '../../../src/render/theme-names.js';
import { rendererFor } from '../../../src/tui/views/frame.js';
import { Driver } from '../driver.js';

/** The screen with its escape sequences, rendered without colours. */
const frame = (keys: string) => new Driver().keys(keys).frame(true);
const codes = (text: string) =>
  [...text.matchAll(/\u001b\[([\d;]*)m/g)].flatMap(([, code = '']) => code.split(';'));

test.each([
  ['the matches and the current match', '<enter>/on requests', /\u001b\[[\d;]*7m?[\d;]*m?on requests/],
  ['the selected link', '<enter><tab>', /\u001b\[[\d;]*7mlimits/],
  ['the selected category', '<tab>', /\u001b\[[\d;]*7mEngineering/],
  ['the cursor of a field', '/kub', /kub\u001b\[7m /],
])('marks %s', (_, keys, rendered) => {
  expect(frame(keys)).toMatch(rendered);
});

test('dims all but the current paragraph in focus mode', () => {
  expect(codes(frame('<enter>z')).filter(code => code === '2').length).toBeGreaterThan(
    codes(frame('<enter>')).filter(code => code === '2').length,
  );
});

test.each(THEME_NAMES)('sends no colour in theme %s', theme => {
  const renderer = rendererFor({ theme, depth: 0, hyperlinks: false, italics: true });
  expect(renderer.transition('', 'match')).toContain('7');
  const colours = codes(renderer.transition('', 'heading1 match error key link')).filter(code =>
    /^[349]\d$|^10\d$|^[34]8$/.test(code),
  );
  expect(colours).toEqual([]);
});

test('reports on T that themes have no effect, and saves nothing', () => {
  const driver = new Driver().keys('<enter>T');
  expect(driver.status()).toContain('Colours are off; themes have no effect');
  expect(driver.takeEffect('save-preferences')).toBeUndefined();
  expect(driver.state.settings.theme).toBe('terminal');
});
