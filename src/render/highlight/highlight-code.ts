/**
 * Colours one code block: text and a language in, runs out. It owns the way through marked-terminal's `code`
 * renderer (and highlight.js behind it); it must not know documents or themes. Reached only by dynamic import.
 *
 * The renderer writes text with colours in it. Its theme functions are given private-use characters to write
 * instead, which are turned into runs here.
 */
import chalk from 'chalk';
import Renderer from 'marked-terminal';
import type { CodeBlock, Span } from '../../document/document.js';
import { knownLanguage } from './languages.js';
import { CLASSES, type Meaning } from './token-styles.js';

/** Between these stands a character for the class, then the text in it. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const FIRST = 0xe100;
const PRIVATE = /[\ue000\ue001\ue100-\ue1ff]/;

/**
 * As much of a block is coloured, in whole rows; the rest is one plain run. Colouring costs up to 4 ms for 1,000 characters, and a
 * reader waits for it. Code is coloured from its beginning alone: what a row is depends on all rows before it, and the
 * renderer has no way to go on where it stopped.
 */
const LONGEST = 1 << 15;

const meanings: Meaning[] = [];
const theme = Object.fromEntries(
  Object.entries(CLASSES).map(([name, meaning]) => {
    const mark = String.fromCharCode(FIRST + meanings.push(meaning) - 1);
    return [name, (text: string) => OPEN + mark + text + CLOSE];
  }),
);
const renderer = new Renderer(
  { tab: 0, emoji: false, code: same },
  { theme: { ...theme, default: same }, ignoreIllegals: true },
);

/**
 * `text` as runs, whose texts add up to exactly `text`; undefined where the language is not known, or the text
 * cannot be coloured without changing it.
 */
export function colourCode(text: string, language: string): Span[] | undefined {
  const grammar = knownLanguage(language);
  if (!grammar || PRIVATE.test(text)) return undefined;
  const end = text.length > LONGEST ? text.lastIndexOf('\n', LONGEST) : text.length;
  if (end < 0) return undefined;
  const spans = toRuns(render(text.slice(0, end), grammar));
  if (end < text.length) spans.push({ text: text.slice(end) });
  return spans.map(run => run.text).join('') === text ? spans : undefined;
}

/** The same of a block; undefined too where that names no language. */
export function colourBlock({ text, language }: Pick<CodeBlock, 'text' | 'language'>): Span[] | undefined {
  return language === undefined ? undefined : colourCode(text, language);
}

/** marked-terminal colours nothing where chalk has found no colour terminal; that is not decided here. */
function render(text: string, grammar: string): string {
  const level = chalk.level;
  chalk.level = 1;
  try {
    return renderer.code({ type: 'code', raw: text, text, lang: grammar }).replace(/\n\n$/, '');
  } finally {
    chalk.level = level;
  }
}

function toRuns(marked: string): Span[] {
  const spans: Span[] = [];
  const stack: Meaning[] = [];
  let style: Meaning = '';
  for (const piece of marked.split(/(\ue000[\ue100-\ue1ff]|\ue001)/)) {
    if (piece.startsWith(OPEN)) {
      stack.push(style);
      const meaning = meanings[piece.charCodeAt(1) - FIRST];
      if (meaning !== undefined && meaning !== 'inherit') style = meaning;
    } else if (piece === CLOSE) style = stack.pop() ?? '';
    else if (piece !== '') add(spans, piece, style);
  }
  return spans;
}

function add(spans: Span[], text: string, style: Meaning): void {
  const last = spans.at(-1);
  if (last && (last.style ?? '') === style) last.text += text;
  else spans.push(style === '' ? { text } : { text, style });
}

function same(text: string): string {
  return text;
}
