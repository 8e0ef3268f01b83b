import { describe, expect, it } from 'vitest';
import { firstHeading } from '../../../src/library/metadata/markdown-title.js';

describe('firstHeading', () => {
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
    ['# **Bold** and `code` and [link](x.md) and ![alt](y.png)', 'Bold and code and link and'],
    ['# snake_case_name _em_ ~~gone~~ <kbd>K</kbd> \\*star\\*', 'snake_case_name em gone K *star*'],
    ['# A &amp; B &lt;tag&gt; &#233; &#x1b;[31m', 'A & B <tag> é ␛[31m'],
    ['# Head\r\nText', 'Head'],
    [`${'text\n\n'.repeat(100_000)}# Chapter`, undefined],
    [`# ${'x'.repeat(10_000_000)}`, 'x'.repeat(500)],
  ])('finds the title of case %#', (markdown, text) => expect(firstHeading(markdown)).toBe(text));
});

describe('firstHeading with badges, links and HTML', () => {
  it.each<[string, string | undefined]>([
    [
      '# es-toolkit &middot; [![MIT License](https://a.b/c_(d).svg)](https://e.f/g) [![codecov](x)](y)',
      'es-toolkit',
    ],
    ['# koa [![npm][npm-img]][npm-url] ![Build](b.svg)', 'koa'],
    ['# Serde [![Build Status]][ci]\n\n[Build Status]: x.svg\n[ci]: y', 'Serde'],
    ['# [Docs]\n\n[docs]: https://example.com', 'Docs'],
    ['# What #[derive(Add)] makes of [this]', 'What #[derive(Add)] makes of [this]'],
    ['# [![Logo of Ark](logo.png)](https://ark.example)', 'Logo of Ark'],
    ['# [*Strong* `code`](x) \\*not\\* &mdash; &copy; &hearts; &nosuch;', 'Strong code *not* — © ♥ &nosuch;'],
    ['# `*raw* &amp; [x](y)` is `` ` ``', '*raw* &amp; [x](y) is `'],
    ['# Bindings to *nix, 2 * 3', 'Bindings to *nix, 2 * 3'],
    ['# Use <https://example.com> and --flag -', 'Use https://example.com and --flag -'],
    ['# Jars {#jars}', 'Jars'],
    ['# Jars { #jars .wide data-toc="a b" } #', 'Jars'],
    ['# Jars {: #jars }', 'Jars'],
    ['# Jars {/* #jars */}', 'Jars'],
    ['Jars { #jars }\n===', 'Jars'],
    ['# Sets {a, b}', 'Sets {a, b}'],
    ['# {#jars}', '{#jars}'],
    ['# A note[^1]', 'A note'],
    ['<h1 align="center">Chalk</h1>', 'Chalk'],
    ['<h1 align="center">\n\t<br>\n\t<img width="320" src="c.svg" alt="Chalk">\n</h1>\n\n# Later', 'Chalk'],
    ['<div><h1\n  id="top"><a href="x">Ink &amp; <b>pen</b></a></h1></div>', undefined],
    ['<h1\n  id="top"><a href="x">Ink &amp; <b>pen</b></a></h1>', 'Ink & pen'],
    ['<!--\n# Not this\n-->\n# This', 'This'],
    ['<pre>\n# not this\n</pre>\n# This', 'This'],
    ['ark\n[![a](b)](c)\n[![d](e)](f)\n====', 'ark'],
  ])('finds the title of case %#', (markdown, text) => expect(firstHeading(markdown)).toBe(text));

  it('limits the length of a title with unclosed marks', () => {
    for (const mark of ['[', '![', '`', '*', '_', '<h1 ', '(', '&'])
      expect(firstHeading(`# ${mark.repeat(100_000)}`)?.length ?? 0).toBeLessThanOrEqual(500);
  });
});
