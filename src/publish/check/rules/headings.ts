/** Rules on headings. The article's title is its heading of level 1. */
import type { Fault } from '../diagnostic.js';
import type { Subject } from '../rule-context.js';

export function* skippedLevel({ document }: Subject): Generator<Fault> {
  let above = 1;
  for (const { level, line, text } of document.headings) {
    if (level > above + 1) {
      yield {
        line,
        text,
        message: `The heading “${text}” is of level ${level}, under one of level ${above}.`,
        hint: `Make it one of level ${above + 1}.`,
      };
    }
    above = level;
  }
}

/** One that repeats the title as the first block is left out of the document, so each that is left is one too many. */
export function* secondTitle({ article, document }: Subject): Generator<Fault> {
  for (const { level, line, text } of document.headings) {
    if (level !== 1 || text === article.title) continue;
    yield {
      line,
      text,
      message: `The heading “${text}” is a second title.`,
      hint: 'Make it one of level 2, and those below it one deeper.',
    };
  }
}
