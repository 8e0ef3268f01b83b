import type { Block } from '../../../../document/document.js';
import { blockText } from '../../../../document/document-text.js';
import { pluralize } from '../../../../util/pluralize.js';
import { type Step, step, withMessage } from '../../reducer.js';
import type { State } from '../../state.js';
import { tableMarkdown, tableTsv } from './table-text.js';

/** Copies the block in full view: code as written, a table as Markdown. */
export function copyBlock(state: State): Step {
  const { fullView, parsing } = state.reading ?? {};
  if (!fullView || !parsing) return step(state);
  const { block } = fullView;
  if (block.kind === 'table')
    return copy(state, tableMarkdown(block, parsing.document.links), 'the table as Markdown');
  const text = sourceOf(block);
  const lines = pluralize(text.split('\n').length, 'line');
  return copy(state, text, `${lines} of ${block.kind === 'code' ? 'code' : 'source'}`);
}

export function copyAsTsv(state: State): Step {
  const block = state.reading?.fullView?.block;
  if (block?.kind !== 'table') return step(withMessage(state, 'Only a table can be copied as TSV'));
  return copy(state, tableTsv(block), 'the table as TSV');
}

/** Source of a block that is drawn, else its text. */
function sourceOf(block: Block): string {
  return 'source' in block && typeof block.source === 'string' ? block.source : blockText(block);
}

function copy(state: State, text: string, description: string): Step {
  return step(state, { type: 'copy', text, description });
}
