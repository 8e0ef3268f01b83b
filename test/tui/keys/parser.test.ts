import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type InputEvent, KeyParser } from '../../../src/tui/keys/parser.js';

function read(...chunks: string[]): string[] {
  const parser = new KeyParser();
  const events = chunks.flatMap(chunk => parser.feed(chunk));
  return [...events, ...(parser.waiting ? parser.flush() : [])].map(nameOf);
}

function nameOf(event: InputEvent): string {
  if (event.kind === 'key') return event.key;
  if (event.kind === 'paste') return `paste ${JSON.stringify(event.text)}`;
  if (event.kind === 'focus') return `focus ${event.on ? 'in' : 'out'}`;
  if (event.kind === 'graphics') return event.kind;
  return event.kind === 'wheel' ? `wheel ${event.rows}` : `click ${event.column},${event.row}`;
}

test.each([
  ['jjj', ['j', 'j', 'j']],
  ['j\u001b[Ok\u001b[I', ['j', 'focus out', 'k', 'focus in']],
  ['\u001bO\u001b[I', ['esc', 'O', 'focus in']],
  ['aé日👍', ['a', 'é', '日', '👍']],
  ['\r\n\t \u007f\b', ['enter', 'enter', 'tab', 'space', 'backspace', 'backspace']],
  ['\u0001\u0003\u001a', ['ctrl+a', 'ctrl+c', 'ctrl+z']],
  ['\u001b[A\u001b[B\u001b[C\u001b[D', ['up', 'down', 'right', 'left']],
  ['\u001bOA\u001bOH\u001bOF\u001bOP', ['up', 'home', 'end', 'f1']],
  ['\u001b[H\u001b[F\u001b[1~\u001b[4~\u001b[7~\u001b[8~', ['home', 'end', 'home', 'end', 'home', 'end']],
  ['\u001b[5~\u001b[6~\u001b[3~\u001b[2~', ['pgup', 'pgdn', 'delete', 'insert']],
  ['\u001b[Z\u001b[1;2A\u001b[1;5C\u001b[3;5~', ['shift+tab', 'shift+up', 'ctrl+right', 'ctrl+delete']],
  ['\u001b[[A\u001b[15~\u001b[24~', ['f1', 'f5', 'f12']],
  [
    '\u001b[<64;3;4M\u001b[<65;3;4M\u001b[<0;3;4M\u001b[<0;3;4m\u001b[<2;1;1M',
    ['wheel -3', 'wheel 3', 'click 2,3'],
  ],
  ['a\u001b_Gi=4001;OK\u001b\\b', ['a', 'b']],
  ['a\u001bP>|kitty(0.35.2)\u001b\\b\u001b_Gi=4001;OK\u001b\\c', ['a', 'b', 'graphics', 'c']],
  ['\u001b_Gi=4001;OK\u001b\\\u001bP>|ghostty 1.1.3\u001b\\c', ['graphics', 'c']],
  ['\u001bP>|WezTerm 20240203\u001b\\\u001b_Gi=4001;OK\u001b\\c', ['c']],
  ['\u001b_Gi=4001;ENOTSUPPORTED:no\u001b\\j', ['j']],
  ['\u001b_Gi=7;OK\u001b\\\u001b_Grubbish\u001b\\j', ['j']],
  [`\u001b_G${'q'.repeat(600)}`, ['esc', '_', 'G', ...'q'.repeat(600)]],
] as [string, string[]][])('parses %j', (input, keys) => {
  expect(read(input)).toEqual(keys);
});

describe('Esc', () => {
  test('is a key of its own if nothing follows', () => {
    const parser = new KeyParser();
    expect(parser.feed('\u001b')).toEqual([]);
    expect(parser.waiting).toBe(true);
    expect(parser.flush().map(nameOf)).toEqual(['esc']);
    expect(parser.waiting).toBe(false);
  });

  test('and a key in one chunk are two keys', () => {
    expect(read('\u001bq')).toEqual(['esc', 'q']);
    for (const key of '_P') {
      const parser = new KeyParser();
      expect([...parser.feed(`\u001b${key}`), ...parser.flush()].map(nameOf)).toEqual(['esc', key]);
    }
    expect(read('\u001b\u001b')).toEqual(['esc', 'esc']);
    expect(read('\u001b]')).toEqual(['esc', ']']);
    expect(read('\u001b[')).toEqual(['esc', '[']);
  });

  test('before a sequence is a key of its own', () => {
    expect(read('\u001b\u001b[A')).toEqual(['esc', 'up']);
  });
});

describe('split input', () => {
  const input =
    'j\u001b[A\u001b[1;5C\u001b[<65;10;20M\u001bOB\u001b[5~é👍\u001b[200~pasted\rtext\u001b[201~k';
  test('parses the same wherever it is split', () => {
    const whole = read(input);
    expect(whole).toContain('paste "pasted\\ntext"');
    for (let at = 0; at < input.length; at++) {
      // The stream's decoder never cuts a character in two.
      if (/[\uDC00-\uDFFF]/.test(input[at] ?? '')) continue;
      expect(read(input.slice(0, at), input.slice(at)), `cut at ${at}`).toEqual(whole);
    }
  });
});

describe('paste', () => {
  test('is one event with any content', () => {
    expect(read('\u001b[200~q\u001b[A\u0003\r\n\u001b[201~')).toEqual(['paste "q\\u001b[A\\u0003\\n"']);
  });

  test('is one event when it arrives in 1,000 chunks', () => {
    const pieces = Array.from({ length: 1000 }, (_, index) => `piece ${index} `);
    expect(read('\u001b[200~', ...pieces, '\u001b[20', '1~j')).toEqual([
      `paste ${JSON.stringify(pieces.join(''))}`,
      'j',
    ]);
  });
});

test('drops unknown sequences whole', () => {
  expect(read('a\u001b[24;80Rb\u001b[?1;2ccd\u001b[M !!e')).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('parses any bytes to their end and leaves nothing waiting', () => {
  const bytes = fc.string({
    unit: fc.constantFrom('\u001b', '[', '<', 'M', 'O', '~', ';', '1', '2', '0', 'A', 'j', '\r', '\u009b'),
  });
  fc.assert(
    fc.property(fc.array(bytes), chunks => {
      const parser = new KeyParser();
      for (const chunk of chunks) parser.feed(chunk);
      parser.feed('\u001b[201~');
      parser.flush();
      expect(parser.waiting).toBe(false);
      expect(parser.feed('k').map(nameOf)).toEqual(['k']);
    }),
    { seed: 7, numRuns: 500 },
  );
});
