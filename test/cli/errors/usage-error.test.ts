import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/arguments/definitions.js';
import { parseArguments } from '../../../src/cli/arguments/parse-arguments.js';
import { usageError } from '../../../src/cli/errors/usage-error.js';

const program = { name: 'lectern', version: '1.2.3', description: 'Read.', own: true };

function errorOf(...argv: string[]) {
  const parsed = parseArguments(argv, program);
  if (!('fault' in parsed)) throw new Error('accepted');
  const error = usageError(parsed.fault, { name: 'lectern', commands: COMMANDS }, argv);
  expect(error.code).toBe(2);
  return { code: parsed.fault.code.replace('commander.', ''), message: error.message, hint: error.hint };
}

// One row for each error code of commander. An upgrade that changes a code fails here.
describe('unknownOption', () => {
  test.each<[string[], string, string]>([
    [['--nowhere'], '--nowhere', 'for usage, run: lectern --help'],
    [['read', 'a', '--nowhere=x'], '--nowhere', 'for usage, run: lectern read --help'],
    [['--widht', '3'], '--widht', 'did you mean --width?'],
    [['read', 'a', '--sectoin=x'], '--sectoin', 'did you mean --section?'],
    [['--verison'], '--verison', 'did you mean --version?'],
    [['-v'], '-v', 'to print the version, run: lectern --version'],
    [['-#storage'], '-#storage', "for a section of standard input, run: lectern -- '-#storage'"],
    [['kuber', '--toc'], '--toc', '--toc is an option of "read"; try: lectern read kuber --toc'],
    [
      ['kuber', '--strict'],
      '--strict',
      '--strict is an option of "check"; try: lectern check kuber --strict',
    ],
    [['a b', '--json'], '--json', '--json is an option of "list", "search", "check"'],
    [
      ['search', 'node', '-npm', '-yarn'],
      '-npm',
      'to exclude a word, run: lectern search -- node -npm -yarn',
    ],
    [
      ['search', '--limit', '3', "-it's", 'pod'],
      "-it's",
      "to exclude a word, run: lectern search -- '-it'\\''s' pod",
    ],
    [['read', 'node', '-npm'], '-npm', 'for usage, run: lectern read --help'],
    [['search', 'pod', '--toc'], '--toc', '--toc is an option of "read"'],
    [['-w', '60', '--theme', 'dark', '-x'], '-x', 'for usage, run: lectern --help'],
    [['read', 'a', '-px'], '-x', 'for usage, run: lectern read --help'],
  ])('%j', (argv, option, hint) => {
    expect(errorOf(...argv)).toEqual({ code: 'unknownOption', message: `unknown option "${option}"`, hint });
  });

  test.each([['list', '--json=1'], ['--ascii=1'], ['read', 'x', '--toc=1']])('%s %s', (...argv) => {
    expect(errorOf(...argv).message).toBe(`${argv.at(-1)?.replace('=1', '')} takes no value`);
  });

  test('shows an escape character instead of printing it', () => {
    expect(errorOf('--\u001b[31m').message).not.toContain('\u001b');
  });
});

describe('invalidArgument', () => {
  const number = (least: number) => `expected a whole number from ${least} to 999999999`;
  test.each<[string[], string, string]>([
    [['--width', 'abc', 'list'], 'invalid value for --width: "abc"', number(0)],
    [['list', '-wabc'], 'invalid value for -w: "abc"', number(0)],
    [
      ['search', 'pod', '-windows'],
      'invalid value for -w: "indows"',
      'to exclude a word, run: lectern search -- pod -windows',
    ],
    [['search', 'pod', '-w', 'x'], 'invalid value for -w: "x"', number(0)],
    [['list', '--limit', '-1'], 'invalid value for --limit: "-1"', number(0)],
    [['list', '--limit=1.5'], 'invalid value for --limit: "1.5"', number(0)],
    [
      ['--color', 'sometimes'],
      'invalid value for --color: "sometimes"',
      'expected one of auto, always, never',
    ],
    [['check', '--format', 'xml'], 'invalid value for --format: "xml"', 'expected one of text, github'],
    [['completion', 'tcsh'], 'invalid argument: "tcsh"', 'expected one of bash, zsh, fish, powershell'],
  ])('%j', (argv, message, hint) => {
    expect(errorOf(...argv)).toEqual({ code: 'invalidArgument', message, hint });
  });
});

test('optionMissingArgument', () => {
  expect(errorOf('list', '--limit')).toEqual({
    code: 'optionMissingArgument',
    message: '--limit needs a value: --limit <count>',
    hint: 'for usage, run: lectern list --help',
  });
});

test.each([
  ['read', '<article...>'],
  ['search', '<words...>'],
  ['completion', '<shell>'],
])('missingArgument: %s', (command, argument) => {
  expect(errorOf(command)).toEqual({
    code: 'missingArgument',
    message: `${command} needs an argument: ${argument}`,
    hint: `for usage, run: lectern ${command} --help`,
  });
});

test.each<[string[], string, string]>([
  [['build', 'a', 'b'], 'build takes only one argument', 'for usage, run: lectern build --help'],
  [['doctor', 'a'], 'doctor takes no arguments', 'for usage, run: lectern doctor --help'],
])('excessArguments: %j', (argv, message, hint) => {
  expect(errorOf(...argv)).toEqual({ code: 'excessArguments', message, hint });
});

test.each([[['check', '--json', '--format', 'github']], [['check', '--format', 'text', '--json']]])(
  'conflictingOption: %j',
  argv => {
    expect(errorOf(...argv)).toEqual({
      code: 'conflictingOption',
      message: '--json cannot be combined with --format',
      hint: 'leave out --json or --format',
    });
  },
);

test.each<[string, string]>([
  ['serach', 'try: lectern help search'],
  ['doctr', 'try: lectern help doctor'],
  ['version', 'try: lectern --version'],
  ['keyz', 'try: lectern help keys'],
  ['key', 'try: lectern help keys'],
  ['nope', 'for usage, run: lectern --help'],
])('help: %s', (word, hint) => {
  expect(errorOf('help', word)).toEqual({ code: 'help', message: `no command named "${word}"`, hint });
});

test('explains an unknown code without commander’s text', () => {
  const error = usageError({ code: 'commander.new' }, { name: 'lectern', commands: COMMANDS }, ['list']);
  expect(error).toMatchObject({
    message: 'invalid command line',
    hint: 'for usage, run: lectern list --help',
  });
});
