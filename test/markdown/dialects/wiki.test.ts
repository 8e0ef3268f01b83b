import { describe, expect, it } from 'vitest';
import { outline, parseFile } from './outline.js';

describe('wiki links', () => {
  it.each([
    ['[[a]] [[b|B]] [[c#D e|]] [[#F]]', '{link a a} {link B b} {link c › D e c#d-e} {link F #f}'],
    ['![[n]] and ![[a.png|An A]] ![[b.png|300]]', '{link n n} and {image An A a.png} {image b.png b.png}'],
    ['![[a.png]]', 'image {image a.png a.png}'],
    ['[[Note]]: text', '{link Note Note}: text'],
    ['[[Other]](x)', '{link Other Other}(x)'],
    ['[[paper]](https://a.example/b) [[1]](#cite)', '{link [paper] https://a.example/b} {link [1] #cite}'],
    ['**[[設定]]**を開く', '{strong link 設定 設定}を開く'],
    ['を**[[設定]]**', 'を{strong link 設定 設定}'],
    ['*see [[a]]*', '{em see }{em link a a}'],
    ['[inline link]([[url)]]', '{link inline link [[url}]]'],
    ['\\[[foo]] !\\[[a.png]]', '[[foo]] ![[a.png]]'],
    ['[a [[b]] c](https://d.example)', '{link a b c https://d.example}'],
    ['[[foo]]\n\n[foo]: https://a.example', '[{link foo https://a.example}]'],
    ['[[a]][b]\n\n[b]: https://a.example', '{link [a] https://a.example}'],
    ['if [[ -f x ]] a[[]] x[[1]] [[1, 2]] [[2024]]', 'if [[ -f x ]] a[[]] x[[1]] [[1, 2]] {link 2024 2024}'],
    ['`[[a]]` ``![[b]]`` [[`c`]]', '{code [[a]]} {code ![[b]]} [[{code c}]]'],
    ['```\n[[a]]\n```\n\n    y <- x[[1]]', 'code "[[a]]" / code "y <- x[[1]]"'],
    ['- [[a]]\n  > [[b]]\n\n      [[c]]', 'list({link a a} / quote({link b b}) / code "[[c]]")'],
    ['| a |\n| - |\n| [[b\\|c]] |', 'table(a; {link c b})'],
    ['# [[a]]', '# {link a a}'],
    ['[[a <b>c</b>]]', '{link a <b>c</b> a <b>c</b>}'],
  ])('reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });

  it.each([
    ['an [[Prototype]], [[Get]]s and [[u8; 3]]', 'an [[Prototype]], [[Get]]s and [[u8; 3]]'],
    ['A\n\n[[toc]]\n\nB', 'A / B'],
    ['[[TOC]] is a tag', '[[TOC]] is a tag'],
    ['[[_TOC_]]', ''],
    ['[[Class|a class]]', '{link a class Class}'],
  ])('outside of a vault, keeps what is no link in %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
    expect(outline('[[Class]] [[toc]]', { vault: true })).toBe('{link Class Class} {link toc toc}');
  });

  it('reads none in MDX', () => {
    expect(outline('[[a]]', {}, 'a.mdx')).toBe('[[a]]');
  });
});

describe('highlights', () => {
  it.each([
    ['a ==b c== d', 'a {mark b c} d'],
    ['これは==重要==です', 'これは{mark 重要}です'],
    ['==**a** b==', '{mark strong a}{mark  b}'],
    ['x==1 and y==2, a == b, === c ===', 'x==1 and y==2, a == b, === c ==='],
    ['`==a==` \\==b==', '{code ==a==} ==b=='],
    ['    ==a==', 'code "==a=="'],
    ['> - ==a==', 'quote(list({mark a}))'],
    ['==a', '==a'],
  ])('reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });
});

describe('comments and block names', () => {
  it.each([
    ['a %%b\nc%% d', 'a  d'],
    ['Growth of 10%% and then 20%% more.', 'Growth of 10%% and then 20%% more.'],
    ['`%%a%%` %%b', '{code %%a%%} %%b'],
    ['    printf "50%% %d%%"', 'code "printf \\"50%% %d%%\\""'],
    ['text ^b1', 'text'],
    ['2^x and a ^b c', '2^x and a ^b c'],
  ])('reads %j in a vault', (source, expected) => {
    expect(outline(source, { vault: true })).toBe(expected);
  });

  it('records the name of a block as an anchor', () => {
    expect(parseFile('a\n\ntext ^b1', { vault: true }).anchors).toEqual([{ anchor: '^b1', line: 3 }]);
  });

  it('reads them in a file with a wiki link, and not in others', () => {
    expect(outline('a %%b%% [[c]]')).toBe('a  {link c c}');
    expect(outline('a %%b%% c ^d')).toBe('a %%b%% c ^d');
  });
});

describe('callouts', () => {
  it.each([
    ['> [!note]\n> a', 'note(a)'],
    ['> [!quote]- Who\n> b', 'quote({strong Quote: Who} / b)'],
    ['> [!WARNING] Mind [[x]]\n> a', 'warning<Warning: Mind {link x x}>(a)'],
    ['> [!tip]+ TIP', 'tip()'],
    ['> [!info]\n> - a', 'note<Info>(list(a))'],
    ['> [!todo](x)', 'quote({link !todo x})'],
  ])('reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });
});
