import { createCodeLineTest } from './rewrite-prose.js';

/**
 * Converts highlight tags, each on a line of its own, to code fences. `tag` matches such a line, with the
 * groups `language` and `closes` (empty or missing in an opening tag). Returns the source unchanged if a tag
 * is never closed.
 */
export function convertHighlightTags(source: string, tag: RegExp): string {
  if (!source.includes('highlight')) return source;
  const isCode = createCodeLineTest();
  let open = false;
  const rows = source.split('\n').map(row => {
    const inCode = !open && isCode(row);
    const groups = tag.exec(row)?.groups;
    if (inCode || !groups || Boolean(groups.closes) !== open) return row;
    open = !open;
    return open ? `\`\`\`\`${groups.language ?? ''}` : '````';
  });
  return open ? source : rows.join('\n');
}
