import type { Block, CodeBlock } from '../../../document/document.js';
import { blockText, headingAt, offsetOf } from '../../../document/document-text.js';
import { allBlocks } from '../../../document/section.js';
import { type Part, type Step, step, withMessage } from '../reducer.js';
import type { State } from '../state.js';
import { shownLines } from './viewport.js';

/** What can be copied from where the reader is; absent where there is nothing of the kind on the screen. */
interface Copyable {
  code: CodeBlock | undefined;
  /** `slug#anchor` of the section. */
  link: string;
  paragraph: string | undefined;
}

function copyable(state: State): Copyable {
  const { reading } = state;
  if (!reading) return { code: undefined, link: '', paragraph: undefined };
  const { document } = reading.parsing;
  const blocks = [...new Set(shownLines(state).map(({ block }) => block))].map(
    index => document.blocks[index],
  );
  const heading = headingAt(document, offsetOf(document, reading.place));
  const paragraph = blocks.find(block => block && block.kind !== 'heading' && blockText(block) !== '');
  return {
    code: blocks.map(block => block && firstCode(block)).find(code => code !== undefined),
    link: reading.article.slug + (heading ? `#${heading.anchor}` : ''),
    paragraph: paragraph && asOneLine(blockText(paragraph), paragraph.kind),
  };
}

function firstCode(block: Block): CodeBlock | undefined {
  for (const each of allBlocks([block])) if (each.kind === 'code') return each;
  return undefined;
}

/** In a paragraph the author's line breaks are spaces; in anything else they part its pieces. */
function asOneLine(text: string, kind: Block['kind']): string {
  return kind === 'paragraph'
    ? text.replaceAll('\n', ' ').replaceAll('\u2028', '\n')
    : text.replaceAll('\u2028', '\n');
}

function copy(state: State, text: string | undefined, what: string): Step {
  const closed = { ...state, modal: undefined };
  if (!text) return step(withMessage(closed, `There is no ${what} on the screen.`));
  return step(closed, { type: 'copy', text, what });
}

function copyCode(state: State): Step {
  const { code } = copyable(state);
  const rows = code?.text.split('\n').length ?? 0;
  return copy(
    state,
    code?.text,
    code ? `${rows} ${rows === 1 ? 'row' : 'rows'} of ${code.language ?? 'code'}` : 'code',
  );
}

export const copying: Part<'reader.copy' | 'copy.code' | 'copy.link' | 'copy.paragraph' | 'copy.cancel'> = {
  'reader.copy': state => step({ ...state, modal: { kind: 'copy' } }),
  'copy.code': copyCode,
  'copy.link': state => copy(state, copyable(state).link, `the link ${copyable(state).link}`),
  'copy.paragraph': state => copy(state, copyable(state).paragraph, 'the paragraph'),
  'copy.cancel': state => step({ ...state, modal: undefined }),
};
