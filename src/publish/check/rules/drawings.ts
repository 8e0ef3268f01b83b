/** Rules about diagrams and formulas. The parser has drawn them, so that an article without any costs nothing here. */
import { minOf } from '../../../util/large-lists.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';
import { codeBlocksOf } from './code.js';

/** Columns of a small terminal. */
const MAX_WIDTH = 80;

/** Reports a diagram or formula that readers see as its source, because it cannot be drawn. */
export function* notDrawn(context: RuleContext): Generator<RuleDiagnostic> {
  for (const { language, line, notDrawn: reason } of codeBlocksOf(context)) {
    if (reason === undefined) continue;
    const kind = language?.toLowerCase() === 'mermaid' ? 'diagram' : 'formula';
    yield {
      line,
      message: `${kind} is not drawn: ${reason}`,
      hint: `fix the ${kind}, or describe it in the text; readers see its source`,
    };
  }
}

/** Reports a diagram that is shown as its source in a small terminal, because no drawing of it fits. */
export function* wideDiagram({ blocks }: RuleContext): Generator<RuleDiagnostic> {
  for (const block of blocks) {
    if (block.kind !== 'drawing' || block.language !== 'mermaid') continue;
    const width = minOf(block.drawings.map(drawing => drawing.width));
    if (width <= MAX_WIDTH) continue;
    yield {
      line: block.line,
      message: `diagram is ${width} columns wide, and is shown as its source in ${MAX_WIDTH} columns`,
      hint: 'shorten the labels, or divide the diagram',
    };
  }
}
