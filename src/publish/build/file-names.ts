/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A file name, without ending, for each slug: safe on every system, unique where case does not count. */
export function fileNames(slugs: readonly string[]): string[] {
  const taken = new Set<string>();
  return slugs.map(slug => {
    const base = baseOf(slug);
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}-${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function baseOf(slug: string): string {
  const safe = slug
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_.-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  // 50 characters of any script fit into the 255 bytes that file systems give a name.
  const short = [...safe].slice(0, 50).join('') || 'article';
  return RESERVED.test(short) ? `_${short}` : short;
}
