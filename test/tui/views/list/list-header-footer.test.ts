import { expect, test, vi } from 'vitest';
import { displayWidth } from '../../../../src/text/display-width.js';
import { Driver } from '../../driver.js';

vi.mock('../../../../src/text/display-width.js', async importOriginal => {
  const original = await importOriginal<typeof import('../../../../src/text/display-width.js')>();
  return { ...original, displayWidth: vi.fn(original.displayWidth) };
});

const list = (count: number): Driver =>
  new Driver({
    samples: Array.from({ length: count }, (_, index) => ({
      title: `Article ${index}`,
      slug: `a${index}`,
      category: `Category ${String(index).padStart(4, '0')}`,
    })),
  });
const tabs = (driver: Driver): string =>
  /articles? {2,}(.*)$/.exec(driver.frame(false).split('\n')[0] ?? '')?.[1] ?? '';

test('shows the selected category with those before it that fit, and arrows for the others', () => {
  const driver = list(12);
  expect(tabs(driver)).toBe('all  Category 0000  Category 0001  Category 0002  ›');
  expect(tabs(driver.keys('<tab>'))).toBe('all  Category 0000  Category 0001  ›');
  expect(tabs(driver.keys('<tab><tab>'))).toBe('‹  Category 0001  Category 0002  ›');
  expect(tabs(driver.keys('<tab>'))).toBe('‹  Category 0002  Category 0003  ›');
  expect(tabs(driver.keys('<tab>'.repeat(8)))).toBe('‹  Category 0010  Category 0011');
});

test('measures only the tabs near the selected one of thousands', () => {
  const driver = list(3000).keys('<shift+tab>');
  vi.mocked(displayWidth).mockClear();
  expect(tabs(driver)).toContain('Category 2999');
  expect(vi.mocked(displayWidth).mock.calls.length).toBeLessThan(1000);
});
