import { describe, expect, it } from 'vitest';
import { firstHeading, measureLength } from '../../src/library/scan.js';

describe('length', () => {
  it.each<[string, number, number]>([
    ['', 0, 1],
    ['One two, three.', 3, 1],
    ['# Head\n\n- [ ] it’s a **list**\n\n| a | b |\n|---|---|\n\n---\n', 6, 1],
    ['word '.repeat(2300), 2300, 10],
    ['日本語、カナ', 5, 1],
    ['漢'.repeat(2000), 2000, 4],
    ['한국어 단어', 2, 1],
    ['mixed漢字and', 4, 1],
    ['😀 — … “ ”', 0, 1],
    ['Привет, мир', 2, 1],
  ])('%j', (text, words, minutes) => expect(measureLength(text)).toEqual({ words, minutes }));

  it('starts where it is told to', () => {
    expect(measureLength('one two three', 8).words).toBe(1);
  });
});

describe('the first heading', () => {
  it.each<[string, string | undefined]>([
    ['', undefined],
    ['Text\n\n# Head\n', 'Head'],
    ['## Two\n\n# One #\n', 'One'],
    ['```\n# code\n```\n\n# Head', 'Head'],
    ['````\n```\n# code\n````\n# Head', 'Head'],
    ['~~~ sh\n# code\n~~~\n# Head', 'Head'],
    ['Head\n====\n', 'Head'],
    ['- item\n===\n\n# Real', 'Real'],
    ['#\n# Head', 'Head'],
    ['#hashtag\n# Head', 'Head'],
    ['# **Bold** and `code` and [link](x.md) and ![alt](y.png)', 'Bold and code and link and alt'],
    ['# snake_case_name _em_ ~~gone~~ <kbd>K</kbd> \\*star\\*', 'snake_case_name em gone K *star*'],
    ['# A &amp; B &lt;tag&gt; &#233; &#x1b;[31m', 'A & B <tag> é ␛[31m'],
    ['# Head\r\nText', 'Head'],
    [`# ${'x'.repeat(10_000_000)}`, 'x'.repeat(498)],
  ])('%#', (markdown, text) => expect(firstHeading(markdown)).toBe(text));
});
