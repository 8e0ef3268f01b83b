/** What stands two columns wide, near enough: what is said is seldom in it, and its rows may end anywhere. */
const WIDE = /[\u1100-\u115f\u2e80-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]/g;

interface Breaking {
  /** Spaces before the rows after the first. */
  indent?: number;
  /** The program: what it is given behind a colon is there to be copied, and stays whole. */
  command?: string;
}

/** A line as rows of at most so many columns that end between words; a word that is longer has a row of its own. */
export function atWords(line: string, columns: number, { indent = 2, command }: Breaking = {}): string {
  if (widthOf(line) <= columns) return line;
  const words = command === undefined ? line.split(' ') : wordsAround(line, command);
  const rows: string[] = [];
  let row: string | undefined;
  for (const word of words) {
    const longer = row === undefined ? word : `${row} ${word}`;
    if (row !== undefined && widthOf(longer) > columns) {
      rows.push(row);
      row = ' '.repeat(indent) + word;
    } else row = longer;
  }
  return [...rows, row].join('\n');
}

/** The words of a line, a command being one: up to the end, or a dash. */
function wordsAround(line: string, command: string): string[] {
  return line
    .split(new RegExp(`(?<=: )(${command} .*?)(?= — |$)`))
    .flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(' ').filter(Boolean)));
}

function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}
