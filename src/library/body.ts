/** The part of a source that starts on that line, from 1. */
export function fromLine(source: string, line: number): string {
  let at = 0;
  for (let row = 1; row < line; row++) at = source.indexOf('\n', at) + 1 || source.length;
  return source.slice(at);
}
