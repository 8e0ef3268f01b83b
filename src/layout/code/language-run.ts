import type { Block, ListItem } from '../../document/document.js';

/**
 * Languages of the code blocks up to the current one. A run of blocks in one language shows its label once, so an article in one
 * language does not repeat it 30 times.
 */
export class LanguageRun {
  readonly #blocks: readonly Block[];
  readonly #index: number;
  #last: string | undefined;
  #isKnown = false;

  /** The run before block `index` of the document. It is looked up when the first code block asks. */
  constructor(blocks: readonly Block[], index: number) {
    this.#blocks = blocks;
    this.#index = index;
  }

  /** Moves on to the next code block. Returns true if the one before it has the same language. */
  continues(language: string | undefined): boolean {
    if (!this.#isKnown) this.#last = lastLanguage(this.#blocks, this.#index);
    this.#isKnown = true;
    const isSame = this.#last === (language ?? '');
    this.#last = language ?? '';
    return isSame;
  }
}

const NO_CODE: Block = { kind: 'rule', line: 0 };

/** Returns a small block that can replace `block` for the run of languages after it. */
export function createLanguageMark(block: Block): Block {
  const { kind } = block;
  if (kind === 'paragraph' || kind === 'heading' || kind === 'image') return NO_CODE;
  const language = lastLanguage([block], 1);
  if (language === undefined) return NO_CODE;
  return { kind: 'code', line: 0, text: '', ...(language !== '' && { language }) };
}

/** Language of the last code block before block `end`; empty without one, undefined if there is no code block. */
function lastLanguage(blocks: readonly Block[], end: number): string | undefined {
  for (let index = end - 1; index >= 0; index--) {
    const block = blocks[index];
    if (block?.kind === 'code') return block.language ?? '';
    const nested = block && lastNestedLanguage(block);
    if (nested !== undefined) return nested;
  }
  return undefined;
}

function lastNestedLanguage(block: Block): string | undefined {
  if (block.kind === 'list') return lastItemLanguage(block.items);
  return 'blocks' in block ? lastLanguage(block.blocks, block.blocks.length) : undefined;
}

function lastItemLanguage(items: readonly ListItem[]): string | undefined {
  for (let index = items.length - 1; index >= 0; index--) {
    const { blocks = [] } = items[index] ?? {};
    const language = lastLanguage(blocks, blocks.length);
    if (language !== undefined) return language;
  }
  return undefined;
}
