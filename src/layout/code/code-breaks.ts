import { forEachCluster } from '../../text/display-width.js';

/**
 * Returns the row ends that break a row of code which is too wide. Breaks after a space in its second half, else at a part of a
 * name or path, else between any two clusters. Rows after the first have `lead` columns less.
 */
export function breakPositions(text: string, width: number, lead: number): number[] {
  const ends: number[] = [];
  let used = 0;
  let index = 0;
  let start = 0;
  // The last good break positions, and the columns used up to them. Numbers, because an object for each space takes longer
  // than the rest.
  let spaceAt = 0;
  let spaceUsed = 0;
  let partAt = 0;
  let partUsed = 0;
  let indented = true;
  forEachCluster(text, (cluster, wide) => {
    const isSpace = cluster === ' ' && !indented;
    // Spaces may exceed the width, so that the next row does not start with them.
    while (used + wide > width && index > start && !isSpace) {
      let back = used;
      if (spaceAt > start) {
        start = spaceAt;
        back = spaceUsed;
      } else if (partAt > start) {
        start = partAt;
        back = partUsed;
      } else start = index;
      ends.push(start);
      used -= back - lead;
      partUsed -= back - lead;
    }
    used += wide;
    index += cluster.length;
    if (cluster !== ' ') indented = false;
    if (used * 2 <= width) return;
    if (isSpace) {
      if (opensComment(text, index)) return;
      spaceAt = index;
      spaceUsed = used;
    } else if (endsPart(text, index) || (partAt <= start && opensArguments(text, index))) {
      partAt = index;
      partUsed = used;
    }
  });
  return [...ends, text.length];
}

/** True after the sign that starts a comment: it stays on the row of the comment. */
function opensComment(text: string, index: number): boolean {
  let last = index - 1;
  while (last > index - 8 && text.charCodeAt(last) === 0x20) last--;
  if (!COMMENT_ENDS.includes(text.charAt(last))) return false;
  return /(?:^| )(?:#|\/\/|--|\/\*) +$/.test(text.slice(Math.max(0, index - 8), index));
}

const COMMENT_ENDS = '#/-*';
const PART_ENDS = ',;/._-=:&|';

/**
 * True at a good break inside a word. Such are the end of a part of a name, path or list, and the start of an escape or of the
 * next call of a chain. Most characters are none of these, so that no regular expression is run for them.
 */
function endsPart(text: string, index: number): boolean {
  const next = text.charAt(index);
  const last = text.charAt(index - 1);
  if (next === '\\') return last !== '\\';
  if (next === '.') return last === ')' || last === ']';
  if (!PART_ENDS.includes(last)) return false;
  const before = text.charAt(index - 2);
  if (last === '.' && (before === ')' || before === ']')) return false;
  return /[A-Za-z'"$]/.test(next) && /[\w)\]'"]/.test(before);
}

function opensArguments(text: string, index: number): boolean {
  return text.charCodeAt(index - 1) === 0x28 && /[\w'"`$]/.test(text.charAt(index));
}
