/** Changes files and JSON values at random, as an attacker or a bad disk would. The same `random` gives the same mutants. */

export type Random = () => number;

/** Escape codes, bidi controls, line breaks, tabs, C1 controls, invisible characters and half a surrogate pair. */
export const HOSTILE_TEXT =
  '\u001b]52;c;cHduZWQ=\u0007\u001b[2J\u009b1m\u202etxt.\u2066\r\n\t\u0000\b\u{e0041}\ud800';

/** True for a text with control or bidi characters other than line breaks and tabs. */
export function hasControls(text: string): boolean {
  return /[\0-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]/.test(text);
}

const VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 1, 0.5, 7, 1e9, 2 ** 53, 1e308, '', 'x', HOSTILE_TEXT, 'a'.repeat(5000), '../../etc/passwd', '/etc/passwd', '__proto__', 'javascript:alert(1)', 'ssh://-oProxyCommand=x/', '%1b%5b2J', [], [null], [[[[]]]], {}, { toString: 1 }, JSON.parse('{"__proto__":null,"then":1}'), { length: 1e9 }, nested(50), nested(300),
]; // biome-ignore format: a table

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = { kind: 'quote', line: 1, blocks: [value] };
  return value;
}

/** Levels of arrays, more than the stack holds. */
const DEEP = 50_000;

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/**
 * Returns a copy of the JSON value with one to three changes. A change replaces, removes or adds a value or key, or extends a
 * string.
 */
export function mutateJson(random: Random, json: unknown): unknown {
  const top = { value: structuredClone(json) };
  for (let changes = Math.ceil(random() * 3); changes > 0; changes--) changeOnce(random, top);
  return top.value;
}

function changeOnce(random: Random, top: object): void {
  const places: [parent: Record<string, unknown>, key: string][] = [];
  const visit = (parent: Record<string, unknown>): void => {
    for (const key of Object.keys(parent)) {
      places.push([parent, key]);
      const value = parent[key];
      if (typeof value === 'object' && value !== null) visit(value as Record<string, unknown>);
    }
  };
  visit(top as Record<string, unknown>);
  const [parent, key] = pick(random, places);
  const value = parent[key];
  const kind = random();
  if (kind < 0.35 || key === 'value') {
    parent[key] =
      typeof value === 'string' && random() < 0.6
        ? insert(random, value, HOSTILE_TEXT)
        : structuredClone(pick(random, VALUES));
  } else if (kind < 0.7) parent[key] = structuredClone(pick(random, VALUES));
  else if (kind < 0.8 && Array.isArray(parent))
    parent.splice(Number(key), random() < 0.5 ? 1 : 0, structuredClone(value));
  else if (kind < 0.9) delete parent[key];
  else parent[pick(random, places)[1]] = structuredClone(pick(random, places)[0]);
}

function insert(random: Random, text: string, added: string): string {
  const at = Math.floor(random() * (text.length + 1));
  return text.slice(0, at) + added + text.slice(at);
}

/** Returns a copy of the bytes with some flipped, inserted, removed, repeated, or cut off. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  const at = Math.floor(random() * bytes.length);
  const length = Math.ceil(random() * 20);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (Math.floor(random() * 7)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, after.subarray(length)]);
    case 2:
      return Buffer.concat([before, bytes.subarray(at, at + length), after]);
    case 3:
      return Buffer.concat([before, Buffer.from(HOSTILE_TEXT), after]);
    case 4:
      return Buffer.concat([before, Buffer.from(JSON.stringify(HOSTILE_TEXT).slice(1, -1)), after]);
    case 5: {
      // A value of valid JSON that no recursion can follow.
      const colon = bytes.indexOf(':', at) + 1;
      const deep = `${'['.repeat(DEEP)}${']'.repeat(DEEP)},"deep":`;
      return Buffer.concat([bytes.subarray(0, colon), Buffer.from(deep), bytes.subarray(colon)]);
    }
    default: {
      const copy = Buffer.from(bytes);
      for (let flips = 0; flips < length; flips++) {
        const index = Math.floor(random() * copy.length);
        copy[index] = (copy[index] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
      return copy;
    }
  }
}
