import { describe, expect, it } from 'vitest';
import { mediaAddress } from '../../../src/markdown/html/media.js';
import { parseFile } from '../dialects/outline.js';

/** Media of a document: title, address and description of each, and its kind of block. */
function media(source: string, path?: string): (string | undefined)[] {
  const { blocks, links } = parseFile(source, { templates: true }, path);
  return blocks.flatMap(block => {
    if (block.kind === 'image') {
      const { target, title, kind } = links[block.link] ?? {};
      return [`${kind}: ${block.spans[0]?.text} <${target}>${title ? ` "${title}"` : ''}`];
    }
    if (block.kind !== 'paragraph') return [block.kind];
    return [
      block.spans
        .map(({ text, link }) =>
          link === undefined ? text : `[${text}](${links[link]?.kind} ${links[link]?.target})`,
        )
        .join(''),
    ];
  });
}

const WATCH = 'https://www.youtube.com/watch?v=';

describe('elements with media', () => {
  it.each([
    ['<video src="a/talk.mp4" title="The talk"></video>', ['media: The talk <a/talk.mp4>']],
    ['<video controls>\n<source src="a/talk.mp4" type="video/mp4">\n<track src="t.vtt">\nYour browser does not support video.\n</video>', ['media: talk.mp4 <a/talk.mp4>']],
    ['<video controls><source src="t.mp4">The <b>talk</b></video>', ['media: The talk <t.mp4>']],
    ['<video src="t.mp4" aria-label="The talk">In <a href="t.mp4">Berlin</a>\n</video>', ['media: The talk <t.mp4> "In Berlin"']],
    ['<video src="t.mp4" />\n\nNext', ['media: t.mp4 <t.mp4>', 'Next']],
    ['<video controls>\n\n<source src="t.mp4">\n\n</video>', ['media: t.mp4 <t.mp4>']],
    ['<audio src="https://a.example/1.mp3"></audio>', ['media: 1.mp3 <https://a.example/1.mp3>']],
    ['<embed src="a.swf" title="A game">', ['media: A game <a.swf>']],
    ['<object data="a.pdf"><p>The <em>paper</em></p><embed src="b.pdf"></object>', ['media: The paper <a.pdf>']],
    ['<object><param name="movie"><embed src="a.swf"></object>', ['media: a.swf <a.swf>']],
    [`<iframe width="5" src="//www.youtube.com/embed/abc?start=30" title="T &amp; U"></iframe>`, [`media: T & U <${WATCH}abc&t=30>`]],
    ['<p>A</p><iframe src="https://a.example/x"></iframe><iframe src="https://a.example/y"></iframe><p>B</p>', ['A', 'media: https://a.example/x <https://a.example/x>', 'media: https://a.example/y <https://a.example/y>', 'B']],
    ['<video src="a.mp4"></video><video src="b.mp4"></video>', ['[a.mp4](media a.mp4) [b.mp4](media b.mp4)']],
    ['<lite-youtube videoid="HTTPS://a.example/x"></lite-youtube>', ['media: HTTPS://a.example/x <HTTPS://a.example/x>']],
    ['<lite-youtube videoid="abc" playlabel="Play: T"></lite-youtube>', [`media: Play: T <${WATCH}abc>`]],
    ['<picture>\n<source srcset="a.webp">\n<img src="a.png" alt="A valve">\n</picture>', ['image: A valve <a.png>']],
    ['See <video src="t.mp4" title="The talk"></video> now', ['See [The talk](media t.mp4) now']],
    ['<a href="b.md"><video src="t.mp4" title="The talk"></video></a>', ['[The talk](link b.md)']],
    ['<table><tr><td><iframe src="https://a.example/" title="T"></iframe></td></tr></table>', ['table']],
    ['<iframe src="x.html">', ['media: x.html <x.html>']],
    ['<iframe srcdoc="a"></iframe>', []],
    ['<video title="The talk"></video>', ['The talk']],
    ['<video src="t.mp4" title="T">\n\nText after', ['media: T <t.mp4>', 'Text after']],
    ['<pre>a <video src="t.mp4"></video></pre>', ['code']],
  ])('are shown for %j', (source, expected) => {
    expect(media(source)).toEqual(expected);
    if (!/<param|<p>A/.test(source)) expect(media(source, 'a.mdx')).toEqual(expected);
  }); // biome-ignore format: a table

  it.each([
    ['javascript:alert(1)', undefined],
    [' JavaScript:alert(1)', undefined],
    ['java\tscript:alert(1)', undefined],
    ['\u0001javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['vbscript:x', undefined],
    ['blob:https://a.example/x', undefined],
    ['about:blank', undefined],
    ['', undefined],
    ['//a.example/x', 'https://a.example/x'],
    ['https://www.youtube-nocookie.com/embed/a-b_c', `${WATCH}a-b_c`],
    ['https://youtube.com/embed/abc?rel=0&t=5s', `${WATCH}abc&t=5`],
    ['https://www.youtube.com/embed/videoseries?list=PL1', 'https://www.youtube.com/playlist?list=PL1'],
    ['https://player.vimeo.com/video/12?h=ab1&x=2', 'https://vimeo.com/12/ab1'],
    ['https://player.vimeo.com/video/12#t=3', 'https://vimeo.com/12'],
    ['https://www.youtube.com.evil.example/embed/abc', 'https://www.youtube.com.evil.example/embed/abc'],
    [
      'https://evil.example/https://www.youtube.com/embed/abc',
      'https://evil.example/https://www.youtube.com/embed/abc',
    ],
    ['https://www.youtube.com/embed/a"b', 'https://www.youtube.com/embed/a"b'],
  ])('have the address of %j', (source, expected) => {
    expect(mediaAddress(source)).toBe(expected);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'java&#10;script:x'])('are no link to %s', source => {
    for (const name of ['iframe', 'video', 'embed', 'object']) {
      const html = `<${name} src="${source}" data="${source}" title="The talk"></${name}>`;
      expect(parseFile(html)).toMatchObject({ links: [], blocks: [{ spans: [{ text: 'The talk' }] }] });
    }
  });
});

describe('components and short codes with media', () => {
  it.each([
    ['<YouTube id="abc_-123456" title="The talk" />', `media: The talk <${WATCH}abc_-123456>`],
    ['<Youtube videoId="abc" />', `media: ${WATCH}abc <${WATCH}abc>`],
    ['<Vimeo id="12" />', 'media: https://vimeo.com/12 <https://vimeo.com/12>'],
    ['<Video src="/a/t.mp4" description="In Berlin" />', 'media: In Berlin </a/t.mp4>'],
    [
      '<ReactPlayer url="https://youtu.be/abc" title="T" description="D" />',
      'media: T <https://youtu.be/abc> "D"',
    ],
    ['<Illustration alt="A valve" src="a.png" />', 'image: A valve <a.png>'],
  ])('are shown for %j in MDX', (source, expected) => {
    expect(media(source, 'a.mdx')).toEqual([expected]);
  });

  it.each([
    ['{{< youtube abc >}}', `media: ${WATCH}abc <${WATCH}abc>`],
    ['{{< youtube id="abc" title="The talk" >}}', `media: The talk <${WATCH}abc>`],
    ['{{< vimeo 12 >}}', 'media: https://vimeo.com/12 <https://vimeo.com/12>'],
    ['{{< video src="t.mp4" caption="The talk" >}}', 'media: The talk <t.mp4>'],
    ['{{< figure src="a.png" caption="A valve" >}}', 'image: A valve <a.png>'],
    ['{% include youtube.html id="abc" %}', `media: ${WATCH}abc <${WATCH}abc>`],
    ['{% include video id="12" provider="vimeo" %}', 'media: https://vimeo.com/12 <https://vimeo.com/12>'],
    ['{% embed https://a.example/x %}', 'media: https://a.example/x <https://a.example/x>'],
  ])('are shown for %j', (source, expected) => {
    expect(media(source)).toEqual([expected]);
  });
});

describe('hostile media', () => {
  it.each([
    ['nested elements', '<object data="a">'.repeat(10_000)],
    ['closed elements', '<video src="a.mp4"></video>'.repeat(10_000)],
    ['closing tags', '</video></iframe>'.repeat(10_000)],
    [
      'a long attribute',
      `<iframe src="https://www.youtube.com/embed/${'a'.repeat(1 << 20)}" title="${'b '.repeat(1 << 19)}">`,
    ],
    ['a long query', `<iframe src="https://www.youtube.com/embed/a?${'t='.repeat(1 << 19)}">`],
    ['long content', `<video src="a.mp4">${'text '.repeat(1 << 18)}`],
  ])('are parsed: %s', (_, source) => {
    for (const prefix of ['', '<p>']) {
      const { links } = parseFile(prefix + source);
      expect(links.length).toBeLessThanOrEqual(10_000);
    }
  });

  it.each(['video', 'iframe'])('keep the text after a tag without an end: %s', name => {
    const document = parseFile(`<p><${name} src="a.mp4" title="T">\none\n<b>two</b>\n- three`);
    expect(document.links[0]?.title).toBe('one two - three');
  });

  it('put no control character into the document', () => {
    const payload = '\u001b[2J\u202e&#27;[31m&#x9b;\u0007&#10;';
    for (const name of ['iframe', 'video', 'object', 'embed']) {
      const html = `<${name} src="https://a${payload}" title="${payload}" aria-label="${payload}">${payload}</${name}>`;
      expect(JSON.stringify(parseFile(`${html}\n\nA ${html}`))).not.toMatch(/\\u001b|\\u0007|[\u009b\u202e]/);
    }
  });
});
