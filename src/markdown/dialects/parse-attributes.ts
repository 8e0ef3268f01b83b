const VALUE = /(?:([\w:-]+)\s*=\s*)?(?:\{?"([^"]*)"\}?|\{?'([^']*)'\}?|`([^`]*)`|([^\s"'`={}]+))/g;

/**
 * Parses the attributes `name="value"` and `name=value` of a tag. Values without a name are numbered from 0.
 */
export function parseAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (text === '') return attributes;
  let count = 0;
  VALUE.lastIndex = 0;
  for (let match = VALUE.exec(text); match; match = VALUE.exec(text)) {
    const [, name = `${count++}`, double, single, raw, bare] = match;
    const value = double ?? single ?? raw ?? bare ?? '';
    attributes[name.toLowerCase()] = /\s/.test(value) ? value.replace(/\s+/g, ' ') : value;
  }
  return attributes;
}
