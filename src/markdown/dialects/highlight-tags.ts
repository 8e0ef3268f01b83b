import { fences } from './code-fences.js';

/**
 * Tags that hold code, each on a line of its own, as fences. `tag`: the pattern of such a line, with the groups `closes`, which
 * is empty or missing where it opens, and `language`. A source in which one is never closed stays as it is.
 */
export function highlighted(source: string, tag: RegExp): string {
  if (!source.includes('highlight')) return source;
  const isCode = fences();
  let open = false;
  const rows = source.split('\n').map(row => {
    const inCode = !open && isCode(row);
    const found = tag.exec(row)?.groups;
    if (inCode || !found || Boolean(found.closes) !== open) return row;
    open = !open;
    return open ? `\`\`\`\`${found.language ?? ''}` : '````';
  });
  return open ? source : rows.join('\n');
}
