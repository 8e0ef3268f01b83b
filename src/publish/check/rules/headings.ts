/** Rules about headings. The title of the article is its heading of level 1. */
import { quote } from '../../../text/quote.js';
import { pluralize } from '../../../util/pluralize.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';

export function* skippedLevel({ document }: RuleContext): Generator<RuleDiagnostic> {
  let previous = 1;
  for (const { level, line, text } of document.headings) {
    if (level > previous + 1) {
      yield {
        line,
        text,
        message: `heading ${quote(text)} of level ${level} follows one of level ${previous}`,
        hint: `change it to level ${previous + 1}`,
      };
    }
    previous = level;
  }
}

/** Number of second titles above which they are one problem: the author uses level 1 for sections. */
const MAX_TITLES = 3;

/** Reports headings of level 1. The parser removes one that starts the text and repeats the title, so every other one is a second title. */
export function* secondTitle({ article, document }: RuleContext): Generator<RuleDiagnostic> {
  const titles = document.headings.filter(({ level, text }) => level === 1 && text !== article.title);
  const [first] = titles;
  if (first && titles.length > MAX_TITLES) {
    yield {
      line: first.line,
      text: first.text,
      message: `${pluralize(titles.length, 'heading')} of level 1 beside the title`,
      hint: 'demote all headings by one level',
    };
    return;
  }
  for (const { line, text } of titles)
    yield {
      line,
      text,
      message: `heading ${quote(text)} is a second title`,
      hint: 'demote it to level 2 and its subsections by one',
    };
}
