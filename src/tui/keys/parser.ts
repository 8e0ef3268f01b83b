/**
 * Parses terminal input into events. A chunk may hold several keys (`jjj` is three), half an escape sequence, or a paste of 1,000
 * lines, which is one event. An unknown sequence is dropped whole, so that no part of it is taken for a key. Must not know what a
 * key does.
 */
import { PLACEHOLDER_TERMINAL, QUERY_ID } from '../../render/images/kitty-graphics.js';
import { appendAll } from '../../util/large-lists.js';

export type InputEvent =
  | { kind: 'key'; key: string }
  | { kind: 'paste'; text: string }
  /** In rows; positive is down. */
  | { kind: 'wheel'; rows: number }
  /** From 0. */
  | { kind: 'click'; column: number; row: number }
  /** The terminal got or lost the focus. */
  | { kind: 'focus'; on: boolean }
  /** The terminal's answers to `GRAPHICS_QUERY` say that it shows images. */
  | { kind: 'graphics' };

const PASTE_START = '\u001b[200~';
const PASTE_END = '\u001b[201~';
const ROWS_PER_NOTCH = 3;

export class KeyParser {
  private rest = '';
  private paste: string | undefined;
  private readonly answers: GraphicsAnswers = {};

  /** True if half a sequence is waiting for its rest. The caller flushes it after a moment. */
  get waiting(): boolean {
    return this.rest !== '';
  }

  feed(chunk: string): InputEvent[] {
    const events: InputEvent[] = [];
    let input = this.rest + chunk;
    this.rest = '';
    while (input !== '') {
      if (this.paste !== undefined) input = this.readPaste(input, events);
      else if (input.startsWith(PASTE_START)) {
        this.paste = '';
        input = input.slice(PASTE_START.length);
      } else {
        const length = readKey(input, events, this.answers);
        if (length === 0) {
          this.rest = input;
          break;
        }
        input = input.slice(length);
      }
    }
    return events;
  }

  /** Parses the waiting input as keys. It was `Esc`, perhaps with another key, and not a sequence. */
  flush(): InputEvent[] {
    const keys = [...this.rest];
    this.rest = '';
    return keys.length > 2 ? [] : keys.flatMap(key => keyOf(key) ?? []);
  }

  private readPaste(input: string, events: InputEvent[]): string {
    const text = (this.paste ?? '') + input;
    const end = text.indexOf(PASTE_END, Math.max(0, (this.paste?.length ?? 0) - PASTE_END.length));
    this.paste = end < 0 ? text : undefined;
    if (end < 0) return '';
    // Terminals send a carriage return for each line break.
    events.push({ kind: 'paste', text: text.slice(0, end).replaceAll(/\r\n?/g, '\n') });
    return text.slice(end + PASTE_END.length);
  }
}

/** Mouse reports (SGR), focus reports, the old mouse reports, Linux function keys, control sequences and application mode. */
const MOUSE = /\u001b\[<(\d+);(\d+);(\d+)([Mm])/y;
const FOCUS = /\u001b\[([IO])/y;
const OLD_MOUSE = /\u001b\[M[\s\S]{3}/y;
const LINUX_FUNCTION = /\u001b\[\[([A-E])/y;
const CONTROL = /\u001b\[([\d;:<=>?]*)[ -/]*([@-~])/y;
/** An answer in kitty's graphics protocol, or the terminal's name, up to its end. A longer one is no answer. */
const ANSWER = /\u001b(?:_G|P>\|)([^\u001b\u0007\u009c]{0,500})(?:\u001b\\|\u0007|\u009c)/y;
const HALF_ANSWER = /\u001b(?:_|P>?|(?:_G|P>\|)[^\u001b\u0007\u009c]{0,500}\u001b?)$/y;
const APPLICATION = /\u001bO([A-Za-z])/y;
const HALF = /\u001b(?:\[(?:M[\s\S]{0,2}|\[|[\d;:<=>?]*[ -/]*)|O)?$/y;

/** Parses one key or sequence at the start of `input`. Returns its length; 0 if its end has not arrived. */
function readKey(input: string, events: InputEvent[], answers: GraphicsAnswers): number {
  if (input[0] !== '\u001b') {
    const character = String.fromCodePoint(input.codePointAt(0) ?? 0);
    appendAll(events, keyOf(character));
    return character.length;
  }
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = 0;
    return pattern.exec(input);
  };
  if (match(HALF) || match(HALF_ANSWER)) return 0;
  const answer = match(ANSWER);
  if (answer) {
    readAnswer(answer, answers, events);
    return answer[0].length;
  }
  const mouse = match(MOUSE);
  if (mouse) {
    appendAll(
      events,
      mouseEvent(Number(mouse[1]), Number(mouse[2]) - 1, Number(mouse[3]) - 1, mouse[4] === 'M'),
    );
    return mouse[0].length;
  }
  const focus = match(FOCUS);
  if (focus) {
    events.push({ kind: 'focus', on: focus[1] === 'I' });
    return focus[0].length;
  }
  const dropped = match(OLD_MOUSE);
  if (dropped) return dropped[0].length;
  const named = match(LINUX_FUNCTION) ?? match(APPLICATION);
  const control = named ? null : match(CONTROL);
  if (!named && !control) {
    // Esc followed by another key: a slow connection delivers both in one chunk.
    events.push({ kind: 'key', key: 'esc' });
    return 1;
  }
  const key = named ? namedKey(named[0], named[1] ?? '') : controlKey(control?.[1] ?? '', control?.[2] ?? '');
  if (key) events.push({ kind: 'key', key });
  return (named ?? control)?.[0].length ?? 1;
}

/** Answers to `GRAPHICS_QUERY` that have arrived: its result, and whether the terminal shows placeholders. */
interface GraphicsAnswers {
  result?: boolean;
  placeholders?: boolean;
}

/** Adds an answer. The terminal shows images if both answers, in any order, say so. */
function readAnswer(
  [sequence, text = '']: RegExpExecArray,
  answers: GraphicsAnswers,
  events: InputEvent[],
): void {
  if (sequence.startsWith('\u001bP')) answers.placeholders = PLACEHOLDER_TERMINAL.test(text);
  else {
    const [keys = '', result = ''] = text.split(';');
    if (!keys.split(',').includes(`i=${QUERY_ID}`)) return;
    answers.result = result === 'OK';
  }
  if (answers.result && answers.placeholders) events.push({ kind: 'graphics' });
}

const FINALS: Record<string, string> = {
  A: 'up', B: 'down', C: 'right', D: 'left', H: 'home', F: 'end', P: 'f1', Q: 'f2', R: 'f3', S: 'f4', M: 'enter', Z: 'tab',
}; // biome-ignore format: a table
const NUMBERS: Record<string, string> = {
  1: 'home', 2: 'insert', 3: 'delete', 4: 'end', 5: 'pgup', 6: 'pgdn', 7: 'home', 8: 'end',
  11: 'f1', 12: 'f2', 13: 'f3', 14: 'f4', 15: 'f5', 17: 'f6', 18: 'f7', 19: 'f8', 20: 'f9', 21: 'f10', 23: 'f11', 24: 'f12',
}; // biome-ignore format: a table

function namedKey(sequence: string, letter: string): string | undefined {
  if (sequence.startsWith('\u001b[[')) return `f${letter.charCodeAt(0) - 0x40}`;
  return FINALS[letter];
}

/** Parses xterm's sequences: `CSI number ; modifiers ~`, or `CSI 1 ; modifiers letter`. */
function controlKey(parameters: string, final: string): string | undefined {
  const [number = '', modifiers = '1'] = parameters.split(';');
  if (final === 'Z') return 'shift+tab';
  const key = final === '~' ? NUMBERS[number] : number === '' || number === '1' ? FINALS[final] : undefined;
  const held = Math.max(0, Number(modifiers) - 1);
  return key && `${held & 4 ? 'ctrl+' : ''}${held & 2 ? 'alt+' : ''}${held & 1 ? 'shift+' : ''}${key}`;
}

/** Maps a mouse report to an event. Buttons 64 and 65 are the wheel; only a press of the first button is a click. */
function mouseEvent(button: number, column: number, row: number, down: boolean): InputEvent[] {
  if (button === 64 || button === 65)
    return [{ kind: 'wheel', rows: button === 64 ? -ROWS_PER_NOTCH : ROWS_PER_NOTCH }];
  return button === 0 && down ? [{ kind: 'click', column, row }] : [];
}

const CONTROLS: Record<string, string> = {
  '\r': 'enter', '\n': 'enter', '\t': 'tab', '\u001b': 'esc', '\u007f': 'backspace', '\b': 'backspace', ' ': 'space',
}; // biome-ignore format: a table

function keyOf(character: string): InputEvent[] {
  const code = character.codePointAt(0) ?? 0;
  const named = CONTROLS[character];
  if (named) return [{ kind: 'key', key: named }];
  if (code >= 1 && code <= 26) return [{ kind: 'key', key: `ctrl+${String.fromCharCode(code + 0x60)}` }];
  return code < 0x20 || (code >= 0x80 && code < 0xa0) ? [] : [{ kind: 'key', key: character }];
}
