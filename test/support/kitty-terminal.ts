/**
 * A small model of a terminal with kitty's graphics protocol, from its specification. Takes one character at a time, as a terminal
 * does; wraps nothing and scrolls nothing.
 */
import { inflateSync } from 'node:zlib';

/** The first marks of rows and columns in the specification's list. */
const MARKS = [
  0x305, 0x30d, 0x30e, 0x310, 0x312, 0x33d, 0x33e, 0x33f, 0x346, 0x34a, 0x34b, 0x34c, 0x350, 0x351, 0x352, 0x357, 0x35b, 0x363, 0x364,
  0x365, 0x366, 0x367, 0x368, 0x369, 0x36a, 0x36b, 0x36c, 0x36d, 0x36e, 0x36f, 0x483, 0x484, 0x485, 0x486, 0x487, 0x592, 0x593, 0x594,
]; // biome-ignore format: a table

export interface TerminalImage {
  width: number;
  height: number;
  /** Rows of pixels, four bytes each. */
  data: Uint8Array;
  columns: number;
  rows: number;
}

/** A cell of an image, or a character. */
export type Cell = { id: number; row: number; column: number } | string;

export class KittyTerminal {
  readonly images = new Map<number, TerminalImage>();
  /** Cells by row. */
  readonly screen: Cell[][] = [[]];
  /** Answers to the program. */
  readonly answers: string[] = [];
  #state: 'text' | 'escape' | 'control' | 'graphics' = 'text';
  #pending = '';
  #colour = 0;
  #transfer: { keys: Map<string, string>; data: string } | undefined;

  write(text: string): void {
    for (const character of text) this.#take(character);
  }

  #take(character: string): void {
    const state = this.#state;
    if (state === 'text') {
      if (character === '\u001b') this.#state = 'escape';
      else this.#print(character);
      return;
    }
    if (state === 'escape') {
      const next = { '[': 'control', _: 'graphics' } as const;
      this.#state = next[character as '_'] ?? 'text';
      this.#pending = '';
      return;
    }
    this.#pending += character;
    if (state === 'control' && /[@-~]$/.test(this.#pending)) {
      this.#setStyle(this.#pending);
      this.#state = 'text';
    } else if (state === 'graphics' && this.#pending.endsWith('\u001b\\')) {
      this.#state = 'text';
      this.#command(this.#pending.slice(1, -2));
    }
  }

  #setStyle(sequence: string): void {
    const palette = /(?:^|;)38;5;(\d+)/.exec(sequence);
    if (palette) this.#colour = Number(palette[1]);
    else if (/^(?:0|39)?m$/.test(sequence)) this.#colour = 0;
  }

  #print(character: string): void {
    const row = this.screen.at(-1) ?? [];
    const last = row.at(-1);
    const mark = MARKS.indexOf(character.codePointAt(0) ?? 0);
    if (character === '\n') this.screen.push([]);
    else if (mark < 0 || typeof last !== 'object')
      row.push(character === '\u{10eeee}' ? { id: this.#colour, row: -1, column: -1 } : character);
    else if (last.row < 0) last.row = mark;
    else last.column = mark;
  }

  #command(text: string): void {
    const [head = '', data = ''] = text.split(';');
    const keys = new Map(head.split(',').map(pair => pair.split('=') as [string, string]));
    if (keys.get('a') === 'q') this.answers.push(`\u001b_Gi=${keys.get('i')};OK\u001b\\`);
    else if (keys.get('a') === 'd') this.#delete(keys);
    else this.#receive(keys, data);
  }

  #delete(keys: Map<string, string>): void {
    if (keys.get('d') !== 'I') throw new Error('the data of the image would stay');
    this.images.delete(Number(keys.get('i')));
  }

  #receive(keys: Map<string, string>, data: string): void {
    if (data.length > 4096) throw new Error('chunk is too long');
    if (keys.get('m') === '1' && data.length % 4 !== 0) throw new Error('chunk is no multiple of 4');
    if (this.#transfer && [...keys.keys()].some(key => key !== 'm' && key !== 'q'))
      throw new Error('a later chunk has other keys');
    if (keys.get('q') !== '2') throw new Error('the terminal would answer');
    this.#transfer = { keys: this.#transfer?.keys ?? keys, data: (this.#transfer?.data ?? '') + data };
    if (keys.get('m') === '1') return;
    const { keys: first, data: all } = this.#transfer;
    this.#transfer = undefined;
    const number = (key: string): number => Number(first.get(key));
    if (first.get('a') !== 'T' || first.get('U') !== '1' || first.get('f') !== '32' || first.get('o') !== 'z')
      throw new Error('not a virtual placement of compressed pixels');
    const pixels = inflateSync(Buffer.from(all, 'base64'));
    if (pixels.length !== number('s') * number('v') * 4) throw new Error('wrong number of pixels');
    const image = {
      width: number('s'),
      height: number('v'),
      data: pixels,
      columns: number('c'),
      rows: number('r'),
    };
    this.images.set(number('i'), image);
  }
}
