import { parse, TomlError } from 'smol-toml';

/** Error for a text that is not TOML. */
export interface TomlSyntaxError extends Error {
  /** 1-based line of the error. */
  line: number;
}

export function isTomlSyntaxError(error: unknown): error is TomlSyntaxError {
  return error instanceof Error && error.name === 'TomlSyntaxError';
}

/**
 * Parses a text, which may start with the byte order mark of some editors on Windows.
 * @throws {TomlSyntaxError}
 */
export function parseToml(text: string): Record<string, unknown> {
  try {
    return parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first = 'not TOML'] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw Object.assign(new Error(first), { name: 'TomlSyntaxError', line: error.line });
  }
}
