/** Characters drawn around the text. Each is one column wide, or a string of ASCII characters. */
export interface Glyphs {
  /** Left of quotes and alerts. */
  bar: string;
  rule: string;
  /** Between the columns of a table, and where a rule crosses them. */
  column: string;
  cross: string;
  /** Rule between the rows of a table whose cells wrap. */
  faintRule: string;
  /** By nesting depth. */
  bullets: readonly string[];
  /** Boxes of tasks. */
  unchecked: string;
  checked: string;
  /** Underlines of headings of level 1 to 3. */
  headingUnderlines: readonly string[];
  /** Before headings of level 4 to 6. */
  headingMarkers: readonly string[];
  /** Before the summary of a `<details>`. */
  details: string;
  image: string;
  /** Before a video, sound or embedded page. */
  media: string;
  /** Before the name of a code block's language. */
  label: string;
  /** The same in a narrow layout. */
  shortLabel: string;
  /** At the start of the rows after the first of a wrapped code row. */
  continuation: string;
  /** After a footnote: back to its reference. */
  backReference: string;
}

const unicode: Glyphs = {
  bar: '│',
  rule: '─',
  column: '│',
  cross: '┼',
  faintRule: '┄',
  bullets: ['•', '◦', '▪'],
  unchecked: '☐',
  checked: '☑',
  headingUnderlines: ['═', '─', '┄'],
  headingMarkers: ['◆', '◇', '▹'],
  details: '▾',
  image: '▣',
  media: '▶',
  label: '─── ',
  shortLabel: '─ ',
  continuation: '↪',
  backReference: '↩',
};

const ascii: Glyphs = {
  bar: '|',
  rule: '-',
  column: '|',
  cross: '+',
  faintRule: '.',
  bullets: ['*', '-', '+'],
  unchecked: '[ ]',
  checked: '[x]',
  headingUnderlines: ['=', '-', '.'],
  headingMarkers: ['==', '--', '..'],
  details: 'v',
  image: '[image]',
  media: '[media]',
  label: '--- ',
  shortLabel: '- ',
  continuation: '\\',
  backReference: '^',
};

export function glyphsFor(options: { ascii: boolean }): Glyphs {
  return options.ascii ? ascii : unicode;
}
