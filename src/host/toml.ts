import { parse, TomlError } from 'smol-toml';

/** A text that is not TOML. */
export interface TomlFault extends Error {
  /** 1-based line of the fault. */
  line: number;
}

export function isTomlFault(error: unknown): error is TomlFault {
  return error instanceof Error && error.name === 'TomlFault';
}

/** @throws {TomlFault} */
export function parseToml(text: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first = 'not TOML'] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw Object.assign(new Error(first), { name: 'TomlFault', line: error.line });
  }
}
