/**
 * Compares the READMEs and changelogs of all installed packages with marked: each must keep exactly the same words. Exceptions: files
 * with footnotes, which marked does not support; markers of GitHub alerts; queries of image addresses; tags without a space between
 * two attributes, which are text for marked and tags for browsers; and one file with a link whose text has brackets that marked
 * does not match.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Marked } from 'marked';
import { expect, it } from 'vitest';
import { documentText } from '../../src/document/document-text.js';
import { parse } from '../../src/markdown/parse.js';
import { referenceText, words } from './reference-text.js';

const NAME = /^(?:readme|changelog|history|contributing)\b.*\.md$/i;
const UNMATCHED_BRACKETS = 'source-map-js/README.md';
const FRONT_MATTER = /^---\n[\s\S]*?\n---\n/;
const ALERT_MARKER = /\[!(?:note|tip|important|warning|caution)\]/gi;
const FOOTNOTE = /\[\^[^\]\s]+\]:/;
const QUERY = /(?<=^[\w.%-]+)\?[\w=&.-]+$/;
const MISSING_SPACE = /(?<=<img\s[^<>]*="[^"<>]*")(?=alt=)/g;
const marked = new Marked();

const packages = readdirSync('node_modules').flatMap(name =>
  name.startsWith('@') ? readdirSync(`node_modules/${name}`).map(inner => `${name}/${inner}`) : [name],
);
const files = packages
  .filter(name => !name.startsWith('.'))
  .flatMap(name =>
    readdirSync(`node_modules/${name}`)
      .filter(file => NAME.test(file))
      .map(file => `${name}/${file}`),
  )
  .filter(file => file !== UNMATCHED_BRACKETS && !FOOTNOTE.test(sourceOf(file)));

function sourceOf(file: string): string {
  const text = readFileSync(`node_modules/${file}`, 'utf8');
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(FRONT_MATTER, '');
}

/** Number of occurrences of each word. */
function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words(
    text
      .replace(ALERT_MARKER, '')
      .replace(/[\u200e\u200f\u2060\ufeff]/g, '')
      .replaceAll('\u2028', ' '),
  )) {
    const plain = word.replace(QUERY, '');
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return counts;
}

it('finds more than 150 files', () => expect(files.length).toBeGreaterThan(150));

it.each(files)('keeps every word of %s', file => {
  const source = sourceOf(file);
  const reference = referenceText(marked.parse(source.replace(MISSING_SPACE, ' '), { async: false }));
  expect(Object.fromEntries(countWords(documentText(parse(source))))).toEqual(
    Object.fromEntries(countWords(reference)),
  );
});
