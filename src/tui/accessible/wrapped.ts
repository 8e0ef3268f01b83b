import { wrap } from '../../text/wrap.js';

/** A line in rows of `measure` columns at most, each as far in as the first. A line that fits stays as it is. */
export function wrapped(line: string, measure: number): string[] {
  const [indent = ''] = /^ */.exec(line) ?? [];
  const text = line.slice(indent.length);
  const ends = wrap(text, Math.max(1, measure - indent.length));
  const rows: string[] = [];
  for (let at = 0; at < ends.length; at += 3) rows.push(indent + text.slice(ends[at], ends[at + 1]));
  return rows.length > 1 ? rows : [line];
}

/** A prompt in as many rows as it takes, with a space after it for what is typed. */
export function wrappedPrompt(prompt: string, measure: number): string {
  return `${wrapped(prompt.trimEnd(), Math.max(1, measure - 1)).join('\n')} `;
}
