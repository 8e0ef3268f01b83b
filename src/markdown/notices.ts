/** Notices for the reader about text that exceeds a limit. */
import type { NoticeBlock } from '../document/document.js';

export const TOO_LONG = 'The following passage is too long to lay out and is shown as plain text.';
export const TOO_MANY = 'The rest of this article has too many parts to lay out and is shown as plain text.';
export const TOO_DEEP = 'The preceding passage is nested too deeply. Its innermost levels are shown as text.';
export const TOO_MUCH = 'The preceding passage has too much markup. The rest of it is shown as plain text.';
export const NOT_PARSED = 'The following passage could not be parsed as Markdown and is shown as plain text.';

export function createNotice(text: string, line: number): NoticeBlock {
  return { kind: 'notice', line, text };
}
