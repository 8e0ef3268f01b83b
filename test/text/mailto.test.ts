import { describe, expect, it } from 'vitest';
import { parseMailto } from '../../src/text/mailto.js';

describe('parseMailto', () => {
  it.each([
    ['mailto:a@b.example', 'mailto:a@b.example', ['a@b.example']],
    ['a+tag@b.example,c@d.example', 'mailto:a+tag@b.example,c@d.example', ['a+tag@b.example', 'c@d.example']],
    ['MAILTO:a@b.example?To=c@d.example&CC=e@f.example', 'mailto:a@b.example,c@d.example?cc=e@f.example', ['a@b.example', 'c@d.example', 'e@f.example']],
    ['mailto:a@b.example?subject=x%20y&body=1%0D%0A2%0A3', 'mailto:a@b.example?subject=x%20y&body=1%0D%0A2%0D%0A3', ['a@b.example']],
    ['mailto:?subject=only', 'mailto:?subject=only', []],
    ['mailto:a@bаnk.example', 'mailto:a@xn--bnk-6cd.example', ['a@xn--bnk-6cd.example']],
    ['mailto:50%@b.example', 'mailto:50%25@b.example', ['50%@b.example']],
  ])('reads %s', (target, href, recipients) => {
    expect(parseMailto(target)).toEqual({ href, recipients });
  }); // biome-ignore format: a table

  it.each([
    'mailto:a@b.example?body=x&attach=/home/u/.ssh/id_rsa',
    'mailto:a@b.example?ATTACH=/home/u/.ssh/id_rsa',
    'mailto:a@b.example?%61ttach=/home/u/.ssh/id_rsa',
    'mailto:a@b.example? attachment=/home/u/.ssh/id_rsa',
    'mailto:a@b.example?bcc=x@evil.example&from=y@evil.example&X-Header=1',
    'mailto:a@b.example#?attach=/home/u/.ssh/id_rsa',
  ])('drops all fields but to, cc, subject and body of %s', target => {
    expect(parseMailto(target).href).toMatch(/^mailto:a@b\.example(?:\?body=x)?$/);
  });

  it('encodes separators, quotes and control characters in the values', () => {
    const { href, recipients } = parseMailto(
      "mailto:a@b.example&attach=/x'%0Abcc:c@d?subject=%0Abcc:x%26attach=/x\u001b",
    );
    expect(recipients).toEqual(["a@b.example&attach=/x' bcc:c@d"]);
    expect(href).toMatch(/^mailto:[\w%.@]+\?subject=[\w%.]+$/);
    expect(href).not.toMatch(/%0A|%1B/);
  });

  it('encodes lone surrogates, and reads a long address in linear time', () => {
    expect(parseMailto('a\ud800@b.example').href).toBe('mailto:a%EF%BF%BD@b.example');
    expect(parseMailto(`a@b.example?${'x=1&'.repeat(200_000)}cc=c@d`).recipients).toHaveLength(2);
    expect(parseMailto(`${'a@'.repeat(200_000)}b`).recipients).toHaveLength(1);
  });
});
