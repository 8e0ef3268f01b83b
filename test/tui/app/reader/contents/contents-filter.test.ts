import { expect, test } from 'vitest';
import { Driver, type DriverOptions } from '../../../driver.js';

const contents = (options: DriverOptions = {}) => new Driver(options).keys('<enter>t');
const rows = (driver: Driver) => driver.rows().filter(row => row.trim() !== '');
const cursor = ({ state }: Driver) => state.reading?.contents.cursor;

test('typed words leave the headings that have them all, whatever the case', () => {
  const driver = contents().keys('/M');
  expect(rows(driver).slice(0, 2)).toEqual(['▌ Limits', '    Memory']);
  expect(driver.status()).toMatch(/^ \/M +2 headings/);
  expect(rows(driver.keys('<backspace>R E'))[0]).toContain('Requests');
  expect(driver.status()).toContain('2 headings');
});

test('Enter goes to the heading under the cursor, and H comes back', () => {
  const driver = contents().keys('/mem<enter>');
  expect(rows(driver)[0]?.trim()).toBe('Memory');
  expect(driver.state.reading?.contents).toEqual({ focused: false, cursor: 2 });
  expect(driver.keys('H').state.reading?.spot).toEqual({ block: 0, row: 0 });
  expect(driver.keys('t').text()).toContain('Requests');
});

test('the arrows go over what is left, and the cursor stays on its heading while that is', () => {
  const driver = contents().keys('/m<down>');
  expect(cursor(driver)).toBe(2);
  expect(cursor(driver.keys('<down>'))).toBe(2);
  expect(cursor(driver.keys('<up>'))).toBe(1);
  expect(cursor(driver.keys('<down>em'))).toBe(2);
});

test('Esc shows all again, with the cursor where it was', () => {
  const driver = contents().keys('j/mem<esc>');
  expect(cursor(driver)).toBe(1);
  expect(rows(driver).slice(0, 4)).toHaveLength(4);
  expect(driver.state.reading?.contents.focused).toBe(true);
  expect(driver.keys('/<backspace>').state.reading?.contents.narrowed).toBeUndefined();
});

test('what no heading has is not found, and Enter goes nowhere', () => {
  const driver = contents().keys('/zzz');
  expect(driver.status()).toContain('not found');
  expect(driver.keys('<enter>').state.reading?.contents.narrowed).toBeDefined();
  expect(cursor(driver.keys('<ctrl+u>'))).toBe(0);
});

test('a paste is typed into it, and a click goes to the heading that is shown', () => {
  const driver = contents().keys('/').raw('\u001b[200~mem\u001b[201~');
  expect(cursor(driver)).toBe(2);
  driver.raw('\u001b[<0;4;1M');
  expect(rows(driver)[0]?.trim()).toBe('Memory');
});

test('beside the text the article stays as it is', () => {
  const driver = contents({ columns: 120, rows: 30 });
  const { spot } = driver.state.reading ?? {};
  driver.keys('/auto');
  expect(driver.state.reading?.spot).toEqual(spot);
  expect(driver.rows()[0]).toMatch(/^▌ Autoscaling +│ +Scaling Kubernetes/);
  expect(driver.rows()[1]).toMatch(/^ +│/);
});
