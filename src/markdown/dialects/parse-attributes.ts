/**
 * Parses the attributes `name="value"` and `name=value` of a tag. Values without a name are numbered from 0.
 */
export function parseAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  let count = 0;
  for (const match of text.matchAll(
    /(?:([\w:-]+)\s*=\s*)?(?:\{?"([^"]*)"\}?|\{?'([^']*)'\}?|`([^`]*)`|([^\s"'`={}]+))/g,
  )) {
    const [, name = `${count++}`, double, single, raw, bare] = match;
    attributes[name.toLowerCase()] = (double ?? single ?? raw ?? bare ?? '').replace(/\s+/g, ' ');
  }
  return attributes;
}
