// @ts-check
/** Texts that are slow to parse or to lay out: each repeats one construct, in many blocks or in one. */

/** The worst known inputs: functions that make a text of at least `length`. @type {Record<string, (length: number) => string>} */
export const WORST_CASES = {
  'quotes 10,000 deep': length => repeatTo(`${'>'.repeat(10_000)} deep\n\n`, length),
  'lists, each deeper': length => repeatTo(nested(1_000), length),
  '[': length => '['.repeat(length),
  '*a ': length => repeatTo('*a ', length),
  '`, ever longer': length => backticks(length),
  'table rows': length => `| a | b |\n| - | - |\n${repeatTo('| some cell | *another* cell |\n', length)}`,
  'list items': length => repeatTo('- a\n', length),
  'one paragraph': length => repeatTo('some words of a paragraph that does not end ', length),
  'one word': length => 'x'.repeat(length),
  'one email address': length => repeatTo('a.', length),
  definitions: length => repeatTo('[a]: b\n', length),
  'definitions and references': length =>
    `${numbered(number => `[${number}] `, length / 2)}\n\n${numbered(number => `[${number}]: b\n`, length / 2)}`,
  'lists of 100,000 items': length => repeatTo(`${'- a\n'.repeat(100_000)}\nand so on\n\n`, length),
  'tables of 1.9 MB': length =>
    repeatTo(`| a | b |\n| - | - |\n${repeatTo('| c | d |\n', 1_900_000)}\n\n`, length),
  'headings by underline': length => repeatTo('a\n-\n', length),
  'addresses that end at brackets': length => largeParagraphs('http://a]', length),
  'an address, then emphasis': length => `http://a ${largeParagraphs('*a ', length)}`,
  'paragraphs of many addresses': length => repeatTo(`${'www.a.b '.repeat(10_000)}\n\n`, length),
  'paragraphs of one letter': length => repeatTo('a\n\n', length),
  'headings of one letter': length => repeatTo('# a\n\n', length),
  'lists of two items': length => repeatTo('- a\n- b\n\nc\n\n', length),
  'links, in large paragraphs': length => largeParagraphs('[a](b)', length),
  'spaces, then a word': length => largeParagraphs(`word ${' '.repeat(95)}`, length),
  'HTML quotes, in large paragraphs': length => largeParagraphs('<blockquote>a ', length),
  'HTML lists, in large paragraphs': length => largeParagraphs('<ul><li>a', length),
  'HTML images, in large paragraphs': length => largeParagraphs('<img>', length),
  'details, in large paragraphs': length => largeParagraphs('<details>a', length),
  'details, never closed': length => repeatTo('<details>\n\na\n\n', length),
  '<h1>': length => repeatTo('<h1>', length),
  '<table>': length => repeatTo('<table><tr><td>a', length),
  'one row of code': length => `    ${'x = y + 1; '.repeat(length / 11)}`,
  'one CJK paragraph': length => repeatTo('端末は、画面を升目に分けて文字を並べる。', length),
  'one emoji paragraph': length => repeatTo('👩‍👩‍👧‍👦', length),
  'soft hyphens': length => repeatTo('ab\u00ad', length),
  Devanagari: length => repeatTo('क्षत्रिय किताब ', length),
  'names in one paragraph': length => repeatTo('a <a name="x"></a>', length),
  'short rows of wide tables': length =>
    repeatTo(`${'|a'.repeat(256)}|\n${'|-'.repeat(256)}|\n${'|\n'.repeat(4000)}\n`, length),
  'quotes and lists in each other': length => repeatTo(`${'> - '.repeat(16)}x\n\n`, length),
  'footnotes in footnotes': length =>
    `[^0]\n\n${numbered(number => `[^${number}]: a [^${number + 1}]\n\n`, length)}`,
  'paragraphs of one item': length => `- a${repeatTo('\n\n  b', length)}\n`,
  'lists 30 levels deep': length => repeatTo(nested(30), length),
  'rows of one letter, by NEL': length => repeatTo('a\u0085', length),
  'letters with variation selectors': length => repeatTo('a\ufe0f', length),
  'signs with variation selectors': length => repeatTo('☺\ufe0f', length),
  keycaps: length => repeatTo('1\ufe0f\u20e3', length),
  'letters with joiners': length => repeatTo('a\u200d', length),
  'emoji, joined without end': length => repeatTo('👩\u200d', length),
  flags: length => repeatTo('🇩🇪', length),
  'Jamo, by syllables': length => repeatTo('\u1100\u1161\u11a8', length),
  'Jamo, one syllable': length => repeatTo('\u1100', length),
  Thai: length => repeatTo('ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำแน่นอน', length),
  Khmer: length => repeatTo('ភាសាខ្មែរជាភាសាផ្លូវការរបស់ប្រទេសកម្ពុជា', length),
  Burmese: length => repeatTo('မြန်မာဘာသာစကားသည်တရားဝင်ရုံးသုံးစကားဖြစ်သည်', length),
};

/**
 * Inputs that are slow as files: their extension selects the syntax, and their size is what a file may have.
 *
 * @type {Record<string, (length: number) => string>} by file name
 */
export const WORST_FILES = {
  'fragments.mdx': length => repeatTo('<>', length),
  'expressions.mdx': length => repeatTo('{a}\n\n', length),
  'expressions in one row.mdx': length => repeatTo('{a} ', length),
  'nested components.mdx': length => repeatTo('<A>\n', length / 2) + repeatTo('</A>\n', length / 2),
  'components.mdx': length => repeatTo('<Comp>\n\na\n\n</Comp>\n\n', length),
  'components in one row.mdx': length => repeatTo('<A>a</A>', length),
  'unclosed templates.mdx': length => repeatTo('{`${', length),
  'unclosed values.mdx': length => repeatTo('<Comp a={{{{', length),
  'unclosed values of many rows.mdx': length => repeatTo('<Comp a={{{{\n\n', length),
  'tabs.mdx': length => repeatTo('<Tabs>\n<TabItem value="a">\n\na\n\n</TabItem>\n</Tabs>\n\n', length),
  'tabs in one row.mdx': length => repeatTo('<Tabs><TabItem>', length),
  'admonitions.mdx': length => repeatTo(':::tip\na\n:::\n\n', length),
  'admonitions.md': length => repeatTo(':::tip\na\n:::\n\n', length),
  'admonitions, empty.md': length => repeatTo(':::tip\n:::\n', length),
  'alerts.md': length => repeatTo('> [!NOTE]\n> a\n\n', length),
  'alerts, titled.md': length => repeatTo('> [!faq]- a\n\n', length),
  'letters of two units.md': length => repeatTo('\u{20000}', length),
  'wiki images.md': length => repeatTo('![[a]]\n\n', length),
  'wiki images in one row.md': length => repeatTo('![[a]]', length),
  'wiki links in rows.md': length => repeatTo('[[a|b]]\n', length),
  'divisions.md': length => repeatTo('<div>\n\n', length),
  'divisions in one row.md': length => repeatTo('<div> ', length),
  'lists with tabs.md': length => repeatTo('-\ta\n\n\tb\n', length),
  'lists of one tab.md': length => repeatTo('-\ta\n', length),
  'rows by NEL.md': length => repeatTo('a\u0085', length),
  'footnote chain.md': length =>
    `[^0]\n\n${numbered(number => `[^${number}]: a [^${number + 1}]\n\n`, length)}`,
  'images.md': length => repeatTo('![a](b)\n\n', length),
  'images in one row.md': length => repeatTo('![a](b) ', length),
  'one row of code.md': length => `    ${repeatTo('x = y + 1; ', length)}`,
  'one row of fenced code.md': length => `\`\`\`js\n${repeatTo('x', length)}\n\`\`\`\n`,
  'Liquid tags.md': length => repeatTo('{% raw %}', length),
  'Liquid tags in rows.md': length => repeatTo('{% raw %}\n', length),
  'Hugo shortcodes.md': length => repeatTo('{{% a %}}', length),
  'Hugo shortcodes in rows.md': length => repeatTo('{{% a %}}\n', length),
  'heading anchors.md': length => repeatTo('# a {#a}\n\n', length),
  'admonitions, never closed.md': length => repeatTo(':::tip\n\n', length),
  'definition lists.md': length => repeatTo('a\n: b\n\n', length),
  'attribute lists.md': length => repeatTo('a\n{: #b}\n\n', length),
  'code tags, never closed.md': length => repeatTo('{% highlight c %}\n\n', length),
  'rows by CR.md': length => repeatTo('a\r', length),
  'paragraphs by CR.md': length => repeatTo('a\r\r', length),
  'empty links.md': length => numbered(number => `[](gone${number}.md)\n\n`, length),
  'empty links in one row.md': length => numbered(number => `[](gone${number}.md) `, length),
  'missing images.md': length => numbered(number => `![a](folder${number}/gone.png)\n\n`, length),
  'broken anchors.md': length => numbered(number => `## T${number}\n\n[a](#t-${number})\n\n`, length),
  'control characters.md': length => repeatTo('a\u0001\n', length),
  'control characters in one row.md': length => repeatTo('a\u0001', length),
  'flags of regions.md': length => repeatTo('\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E007F}', length),
  'tags without a flag.md': length => repeatTo('\u{E0061}', length),
  'combining marks.md': length => repeatTo('a\u0301', length),
  'soft hyphens.md': length => repeatTo('ab\u00ad', length),
  'one image with its data.md': length => `<img src="data:image/png;base64,${repeatTo('A', length)}">\n`,
  'dollars.md': length => largeParagraphs('$', length),
  'dollars and letters.md': length => largeParagraphs('$a ', length),
  'formulas.md': length => largeParagraphs('$x$ ', length),
  'formulas in rows.md': length => repeatTo('$x$\n\n', length),
  'formulas in parentheses, never closed.md': length => largeParagraphs('\\(a ', length),
  'formulas in parentheses.md': length => largeParagraphs('\\(x\\) ', length),
  'display formulas.md': length => repeatTo('$$\nx\n$$\n\n', length),
  'display formulas, never closed.md': length => repeatTo('$$\n\n', length),
  'math fences.md': length => repeatTo('```math\nx\n```\n\n', length),
  'large math fences.md': length =>
    repeatTo(`\`\`\`math\n${repeatTo('\\frac{a}{b} ', 2_000)}\n\`\`\`\n\n`, length),
  'Mermaid fences.md': length => repeatTo('```mermaid\ngraph TD\nA-->B\n```\n\n', length),
  'fractions in fractions.md': length => largeParagraphs('$\\frac{a}{', length),
  'cells with Markdown in large paragraphs.mdx': length => largeParagraphs('<td>*a*<td "', length),
  'cells with Markdown.mdx': length => repeatTo('<td>*a*<td "\n\n', length),
  'one admonition.md': length => `!!! note\n${repeatTo('    a\n\n', length)}`,
  'one component.mdx': length => `<Steps>\n${repeatTo('  a\n\n', length)}</Steps>\n`,
  'one element with details.md': length => `<details>\n\n${repeatTo('a\n\n', length)}</details>\n`,
  'one footnote.md': length => `a[^1]\n\n[^1]: b\n\n${repeatTo('    a\n\n', length)}`,
  'paragraphs, each indented.md': length => repeatTo(' a\n\n', length),
  'lists of fences.md': length => repeatTo('- ```\n  code\n  ```\n', length),
  'lists of fences, separated.md': length => repeatTo('- ```\n  code\n  ```\n\n', length),
  'large cells of emphasis.md': length => largeBlocks('| a |\n| - |\n| ', '*a* ', length),
  'large cells of breaks.md': length => largeBlocks('| a |\n| - |\n| ', 'a<br>', length),
  'large HTML cells of emphasis.mdx': length => largeBlocks('<table><tr><td>', '*a* ', length),
  'large HTML cells of breaks.md': length => largeBlocks('<table><tr><td>', 'a<br>', length),
  'HTML cells of breaks.md': length => largeParagraphs('<table><tr><td>a<br>', length),
  'large headings of emphasis.md': length => largeBlocks('# ', '*a* ', length),
  'large headings of references.md': length => largeBlocks('# ', '[a] ', length),
  'ends of labels.md': length => `# [a]\n\n${repeatTo(']:', length)}\n`,
  'breaks in large paragraphs.md': length => largeParagraphs('a<br>', length),
  'rows by backslash.md': length => largeParagraphs('a\\\n', length),
  'rows by spaces.md': length => largeParagraphs('a  \n', length),
  'large quotes of rows by NEL.md': length => largeBlocks('> ', 'a\u0085', length),
  'large items of rows by NEL.md': length => largeBlocks('- ', 'a\u0085', length),
  'large HTML cells of rows by NEL.md': length => largeBlocks('<table><tr><td>', 'a\u0085', length),
  'large summaries of rows by NEL.md': length => largeBlocks('<details><summary>', 'a\u0085', length),
  'large titles of rows by NEL.md': length => largeBlocks(':::note ', 'a\u0085', length),
  'large headings of rows by NEL.md': length => largeBlocks('<h2>', 'a\u0085', length),
  'large items of rows by backslash.md': length => largeBlocks('- ', 'a\\\n', length),
  'large rows of tabs.md': length => largeBlocks('    ', 'a\tb', length),
  'items 20 levels deep.md': length => largeBlocks('- '.repeat(20), 'a\\\n', length),
  'quotes 20 levels deep.md': length => largeBlocks('> '.repeat(20), 'a\n', length),
  'tables of emphasis.md': length => repeatTo('| *a* |\n| - |\n| `b` |\n\n', length),
  'quotes of fences.md': length => repeatTo('> ```\n> code\n> ```\n\n', length),
  'tasks with links.md': length => repeatTo('- [ ] [a](b)\n', length),
  'footnotes of lists.md': length => numbered(number => `[^${number}]\n\n[^${number}]: - a\n\n`, length),
  'footnotes with one label.md': length => repeatTo('[^1]: [\n\n', length),
  'definitions of rows by backslash.md': length => largeBlocks('a\n: ', 'a\\\n', length),
  'large fences of short rows.md': length => largeBlocks('```\n', 'a\n', length),
  'large quotes of soft hyphens.md': length => largeBlocks('> ', 'a\u00ad', length),
  'one reference.md': length => `&${repeatTo('a', length)};\n`,
};

/** Repeats `part` to at least `length`. @param {string} part @param {number} length */
function repeatTo(part, length) {
  return part.repeat(Math.ceil(length / part.length));
}

/**
 * Repeats paragraphs just below the size limit above which text is laid out plain.
 *
 * @param {string} part @param {number} length
 */
function largeParagraphs(part, length) {
  return largeBlocks('', part, length);
}

/**
 * Repeats blocks just below that size limit. Each begins with `start`.
 *
 * @param {string} start @param {string} part @param {number} length
 */
function largeBlocks(start, part, length) {
  return repeatTo(`${start}${repeatTo(part, 1_900_000)}\n\n`, length);
}

/** @param {(number: number) => string} part @param {number} length */
function numbered(part, length) {
  const parts = [];
  for (let size = 0, number = 0; size < length; number++) {
    parts.push(part(number));
    size += parts[number]?.length ?? 0;
  }
  return parts.join('');
}

/** @param {number} depth */
function nested(depth) {
  return `${Array.from({ length: depth }, (_, level) => `${' '.repeat(2 * level)}- a`).join('\n')}\n\n`;
}

/** @param {number} length */
function backticks(length) {
  const parts = [];
  for (let size = 0, run = 1; size < length; run = (run % 2_000) + 1) {
    parts.push(`${'`'.repeat(run)} `);
    size += run + 1;
  }
  return parts.join('');
}
