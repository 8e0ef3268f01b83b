/** A fault in an article or a folder, and how to fix it. Problems are collected, never thrown. */
export interface Problem {
  /** Path as the user would type it. */
  file: string;
  /** 1-based; 1 if the whole file is meant. */
  line: number;
  level: 'error' | 'warning' | 'note';
  /** Name of the rule, for `check`: `front-matter`, `date`, `duplicate-slug`... */
  rule: string;
  /** The fault, without a full stop: `the front matter is empty`. */
  message: string;
  /** The fix, as an instruction without a full stop: `add a title`. */
  hint: string;
}

/** True if the front matter could not be read: a field that seems to be missing may be in it. */
export function isUnreadFrontMatter({ level, rule }: Pick<Problem, 'level' | 'rule'>): boolean {
  return level === 'error' && (rule === 'front-matter' || rule === 'engine');
}

/** The problems shown to readers. Equal file names are not among them: other tools allow them, and both files are listed. */
export function problemsForReaders(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ rule, level }) => rule !== 'duplicate-slug' || level !== 'warning');
}
