/**
 * What people write: the READMEs and changelogs of the packages that Lectern is developed with. Each keeps every word of what marked
 * makes of it, and shows no other. Left out are files with footnotes, which marked does not know, the marks of GitHub's notes, the
 * queries of pictures' addresses, and a file with a link in whose text marked does not count the brackets.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Marked } from 'marked';
import { expect, it } from 'vitest';
import { documentText } from '../../src/document/document-text.js';
import { parse } from '../../src/markdown/parse.js';
import { referenceText, words } from './reference.js';

const NAME = /^(?:readme|changelog|history|contributing)\b.*\.md$/i;
const BRACKETS = 'source-map-js/README.md';
const FRONT_MATTER = /^---\n[\s\S]*?\n---\n/;
const NOTE = /\[!(?:note|tip|important|warning|caution)\]/gi;
const FOOTNOTE = /\[\^[^\]\s]+\]:/;
const QUERY = /(?<=^[\w.%-]+)\?[\w=&.-]+$/;
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
  .filter(file => file !== BRACKETS && !FOOTNOTE.test(sourceOf(file)));

function sourceOf(file: string): string {
  const text = readFileSync(`node_modules/${file}`, 'utf8');
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(FRONT_MATTER, '');
}

/** Each word with how often it stands there. */
function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words(
    text
      .replace(NOTE, '')
      .replace(/[\u200e\u200f\u2060\ufeff]/g, '')
      .replaceAll('\u2028', ' '),
  )) {
    const plain = word.replace(QUERY, '');
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return counts;
}

it('there are many', () => expect(files.length).toBeGreaterThan(150));

it.each(files)('%s', file => {
  const source = sourceOf(file);
  const reference = referenceText(marked.parse(source, { async: false }));
  expect(Object.fromEntries(counted(documentText(parse(source))))).toEqual(
    Object.fromEntries(counted(reference)),
  );
});
