import { describe, expect, test } from 'vitest';
import { BINDINGS } from '../../src/tui/keys/bindings.js';
import { Driver, type DriverOptions } from './driver.js';

const open = (options: DriverOptions = {}) => new Driver(options).keys('<enter>');
const top = (driver: Driver) =>
  driver
    .rows()
    .find(row => row.trim() !== '')
    ?.trim();

describe('contents', () => {
  test('t opens them on the section being read, Enter jumps and closes', () => {
    const driver = open().keys(']]t');
    expect(driver.rows().slice(0, 4)).toEqual(['  Requests', '▌ Limits', '    Memory', '  Autoscaling']);
    driver.keys('j<enter>');
    expect(driver.state.reading?.contents).toMatchObject({ shown: true, focused: false });
    expect(top(driver)).toBe('Memory');
  });

  test('are gone through like a list, and left by t, Esc or q', () => {
    const driver = open().keys('tG');
    expect(driver.state.reading?.contents.cursor).toBe(3);
    expect(driver.keys('k').state.reading?.contents.cursor).toBe(2);
    expect(driver.keys('g<up>').state.reading?.contents.cursor).toBe(0);
    for (const key of ['t', '<esc>', 'q']) {
      const left = open().keys(`t${key}`);
      expect(left.state.reading?.contents.shown).toBe(false);
      expect(left.state.front).toBe('reader');
    }
  });

  test('stand beside the text in a wide terminal, stay after a jump, and follow the reading', () => {
    const driver = open({ columns: 120, rows: 30 }).keys('t');
    expect(driver.rows()[0]).toMatch(/▌ Requests +│ +Scaling Kubernetes in Production/);
    driver.keys('G<enter>');
    const marked = () => driver.rows().find(row => row.startsWith('▌'));
    expect(marked()).toContain('Autoscaling');
    expect(marked()).toContain('│');
    driver.keys('g');
    expect(marked()).toContain('Requests');
    expect(driver.keys('t').rows()[0]).not.toContain('│');
  });

  test('an article without headings has none', () => {
    expect(new Driver().keys('jj<enter>t').status()).toContain('This article has no headings.');
  });
});

describe('bookmarks', () => {
  test('m sets one, lists it, goes to it, and takes it away', () => {
    const driver = open().keys(']]m');
    expect(driver.took('keep')?.change.bookmarks).toMatchObject([
      { label: 'Limits', place: { print: expect.any(String) } },
    ]);
    driver.keys("g'");
    expect(driver.text()).toContain('▌ Limits');
    driver.keys('<enter>');
    expect(top(driver)).toBe('Limits');
    expect(driver.keys('m').took('keep')?.change.bookmarks).toEqual([]);
    expect(driver.keys("'").status()).toContain('No bookmarks in this article');
  });

  test('are in the order of the text, and d removes the one under the cursor', () => {
    const driver = open().keys("]]]mg]m'");
    expect(driver.text()).toMatch(/▌ Requests\n +Memory/);
    driver.took('keep');
    driver.keys('jkjd');
    expect(driver.took('keep')?.change.bookmarks).toMatchObject([{ label: 'Requests' }]);
    expect(driver.keys('d').state.modal).toBeUndefined();
  });
});

describe('copying', () => {
  test('y asks what: the code, a link to the section, or the paragraph', () => {
    const driver = open().keys(']y');
    expect(driver.status()).toContain('Copy what?');
    expect(driver.status()).toContain('c code');
    driver.keys('c');
    expect(driver.took('copy')).toEqual({
      type: 'copy',
      text: 'kubectl apply -f limits.yaml\nkubectl get pods',
      what: '2 rows of bash',
    });
    expect(driver.keys('yl').took('copy')).toMatchObject({ text: 'scaling#requests' });
    expect(driver.keys('yp').took('copy')?.text).toMatch(/^Sentence 1 on requests/);
    expect(driver.keys('y<esc>').took('copy')).toBeUndefined();
    expect(driver.state.front).toBe('reader');
  });

  test('says where there is no code', () => {
    const driver = open().keys('Gyc');
    expect(driver.took('copy')).toBeUndefined();
    expect(driver.status()).toContain('There is no code on the screen.');
  });

  test('a paragraph is one line, whatever the author broke', () => {
    const driver = open().keys('yp');
    expect(driver.took('copy')?.text).toMatch(/retries|neighbour and the docs/);
    expect(driver.state.message).toBeUndefined();
  });
});

describe('help', () => {
  test('? lists what is active now, from the binding table', () => {
    const text = helpText(new Driver({ rows: 70 }).keys('?'));
    for (const { keys, help } of BINDINGS.filter(binding => binding.in.includes('list'))) {
      expect(text).toContain(help);
      expect(text).toContain(keys[0]?.replace('down', '↓').replace('up', '↑') ?? '');
    }
    expect(text).not.toContain('copy code');
    expect(helpText(open({ rows: 70 }).keys('?'))).toContain('copy code');
  });

  test('lists the keys of the contents before those of the article under them', () => {
    const text = helpText(open({ rows: 70 }).keys('t?'));
    expect(text.indexOf('Contents')).toBeLessThan(text.indexOf('Reading'));
    expect(text.slice(text.indexOf('Reading'))).not.toContain('a line down');
  });

  test('scrolls to its end and no further, and is left by Esc, q, Enter and ?', () => {
    const driver = new Driver().keys('?');
    expect(driver.status()).toMatch(/1-22 of \d+/);
    driver.keys('   ');
    const [, last, of] = /-(\d+) of (\d+)/.exec(driver.status()) ?? [];
    expect(last).toBe(of);
    for (const key of ['<esc>', 'q', '?', '<enter>'])
      expect(new Driver().keys(`?${key}`).state.modal).toBeUndefined();
  });
});

function helpText(driver: Driver): string {
  return driver.text();
}

describe('the mouse', () => {
  test('is off until M, and says what it does', () => {
    const driver = new Driver().keys('M');
    expect(driver.took('mouse')).toEqual({ type: 'mouse', on: true });
    expect(driver.status()).toContain('Mouse on');
    expect(driver.keys('M').took('mouse')?.on).toBe(false);
  });

  test('the wheel scrolls', () => {
    expect(new Driver().raw('\u001b[<65;1;1M').state.list.cursor).toBe(1);
    expect(open().raw('\u001b[<65;1;1M').state.reading?.spot.row).toBe(3);
    expect(open().raw('\u001b[<65;1;1M\u001b[<64;1;1M').state.reading?.spot.row).toBe(0);
  });

  test('a click selects in the list, and opens what is selected', () => {
    const driver = new Driver().raw('\u001b[<0;10;6M\u001b[<0;10;6m');
    expect(driver.state.list.cursor).toBe(2);
    expect(driver.raw('\u001b[<0;10;5M').state.reading?.article.slug).toBe('breakers');
  });

  test('a click follows a link, and goes to a heading', () => {
    const driver = open();
    const row = driver.rows().findIndex(text => text.includes('limits'));
    const column = driver.rows()[row]?.indexOf('limits') ?? 0;
    driver.raw(`\u001b[<0;${column + 2};${row + 1}M`);
    expect(top(driver)).toBe('Limits');
    expect(top(driver.keys('t').raw('\u001b[<0;4;1M'))).toBe('Requests');
  });
});
