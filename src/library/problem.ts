/** Something wrong with an article or a folder, and what to do about it; never a crash. */
export interface Problem {
  /** Path as the user would type it. */
  file: string;
  /** 1-based; 1 where the whole file is meant. */
  line: number;
  level: 'error' | 'warning';
  /** Name of the rule, for `check`: `front-matter`, `date`, `duplicate-slug`... */
  rule: string;
  /** One sentence on the fault. */
  message: string;
  /** One sentence on the mend. */
  hint: string;
}

/** What is said of an article that a publication may not have: the file's first line is meant. */
export const NO_TITLE = {
  line: 1,
  message: 'The article has no `title:` in its front matter.',
  hint: 'Write `title: "..."` there.',
};

/** Whether the front matter could not be read at all: then it may say what nobody found in it. */
export function isUnread({ level, rule }: Pick<Problem, 'level' | 'rule'>): boolean {
  return level === 'error' && (rule === 'front-matter' || rule === 'engine');
}
