import { CodeLines, rewriteLines } from './rewrite-lines.js';

/**
 * Converts highlight tags, each on a line of its own, to code fences. `tag` matches such a line, with the
 * groups `language` and `closes` (empty or missing in an opening tag). Returns the source unchanged if a tag
 * is never closed.
 */
export function convertHighlightTags(source: string, tag: RegExp): string {
  if (!source.includes('highlight')) return source;
  const code = new CodeLines(source);
  let open = false;
  const rewritten = rewriteLines(source, (start, end) => {
    const inCode = !open && code.contains(start, end);
    if (inCode) return undefined;
    const row = source.slice(start, end);
    const groups = row.includes('highlight') ? tag.exec(row)?.groups : undefined;
    if (!groups || Boolean(groups.closes) !== open) return undefined;
    open = !open;
    return open ? `\`\`\`\`${groups.language ?? ''}` : '````';
  });
  return open ? source : rewritten;
}
