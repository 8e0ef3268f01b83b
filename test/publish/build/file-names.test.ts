import { expect, it } from 'vitest';
import { fileNames } from '../../../src/publish/build/file-names.js';

it('gives names that are safe on every system, and unique where case does not count', () => {
  const slugs = [
    'intro',
    'ops/intro',
    'Intro',
    '../../etc',
    'con',
    'a b:c',
    '日本語',
    '.hidden',
    'x'.repeat(300),
    '???',
    'ops-intro',
    'nul.x',
  ];
  expect(fileNames(slugs)).toEqual([
    'intro', 'ops-intro', 'Intro-2', 'etc', '_con', 'a-b-c', '日本語', 'hidden', 'x'.repeat(50), 'article', 'ops-intro-2', '_nul.x',
  ]); // biome-ignore format: a listing
});
