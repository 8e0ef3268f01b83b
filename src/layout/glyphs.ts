/**
 * Everything that Lectern draws around the author's text, in Unicode and in ASCII. Each mark is one column wide
 * unless it is a string of several ASCII characters.
 */
export interface Glyphs {
  bar: string;
  rule: string;
  /** Between the columns of a table, and where its rules cross them. */
  column: string;
  cross: string;
  faint: string;
  bullets: readonly string[];
  open: string;
  ticked: string;
  /** Underlines of headings 1 to 3, marks before headings 4 to 6. */
  underlines: readonly string[];
  markers: readonly string[];
  details: string;
  image: string;
  /** Before the name of a language, and where room is short. */
  label: string;
  shortLabel: string;
  /** Before the rest of a code row that was too wide. */
  continued: string;
  back: string;
}

const unicode: Glyphs = {
  bar: '│',
  rule: '─',
  column: '│',
  cross: '┼',
  faint: '┄',
  bullets: ['•', '◦', '▪'],
  open: '☐',
  ticked: '☑',
  underlines: ['═', '─', '┄'],
  markers: ['◆', '◇', '▹'],
  details: '▾',
  image: '▣',
  label: '─── ',
  shortLabel: '─ ',
  continued: '↪',
  back: '↩',
};

const ascii: Glyphs = {
  bar: '|',
  rule: '-',
  column: '|',
  cross: '+',
  faint: '.',
  bullets: ['*', '-', '+'],
  open: '[ ]',
  ticked: '[x]',
  underlines: ['=', '-', '.'],
  markers: ['==', '--', '..'],
  details: 'v',
  image: '[image]',
  label: '--- ',
  shortLabel: '- ',
  continued: '\\',
  back: '^',
};

export function glyphsFor(options: { ascii: boolean }): Glyphs {
  return options.ascii ? ascii : unicode;
}
