import { forEachCluster } from '../../text/display-width.js';

/**
 * Returns the row ends that break a row of code which is too wide. Breaks after a space in its second half, else at a part of a
 * name or path, else between any two clusters. Rows after the first have `lead` columns less.
 */
export function breakPositions(text: string, width: number, lead: number): number[] {
  const ends: number[] = [];
  let used = 0;
  let index = 0;
  // The last good break positions, and the columns used up to them.
  let space = { at: 0, used: 0 };
  let part = { at: 0, used: 0 };
  let indented = true;
  forEachCluster(text, (cluster, wide) => {
    let start = ends.at(-1) ?? 0;
    const isSpace = cluster === ' ' && !indented;
    // Spaces may exceed the width, so that the next row does not start with them.
    while (used + wide > width && index > start && !isSpace) {
      const end = space.at > start ? space : part.at > start ? part : { at: index, used };
      ends.push(end.at);
      start = end.at;
      const back = end.used - lead;
      used -= back;
      part = { at: part.at, used: part.used - back };
    }
    used += wide;
    index += cluster.length;
    if (cluster !== ' ') indented = false;
    if (used * 2 <= width) return;
    if (isSpace) {
      if (!opensComment(text, index)) space = { at: index, used };
    } else if (endsPart(text, index) || (part.at <= start && opensArguments(text, index))) {
      part = { at: index, used };
    }
  });
  return [...ends, text.length];
}

/** True after the sign that starts a comment: it stays on the row of the comment. */
function opensComment(text: string, index: number): boolean {
  return /(?:^| )(?:#|\/\/|--|\/\*) +$/.test(text.slice(Math.max(0, index - 8), index));
}

/**
 * True at a good break inside a word. Such are the end of a part of a name, path or list, and the start of an escape or of the
 * next call of a chain.
 */
function endsPart(text: string, index: number): boolean {
  const [before = '', last = '', next = ''] = [index - 2, index - 1, index].map(at => text.charAt(at));
  if (next === '\\') return last !== '\\';
  if (next === '.') return /[)\]]/.test(last);
  if (last === '.' && /[)\]]/.test(before)) return false;
  return /[,;/._\-=:&|]/.test(last) && /[A-Za-z'"$]/.test(next) && /[\w)\]'"]/.test(before);
}

function opensArguments(text: string, index: number): boolean {
  return text.charAt(index - 1) === '(' && /[\w'"`$]/.test(text.charAt(index));
}
