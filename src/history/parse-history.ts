/** The journal's text as a whole: read into a ledger, and written from one. */
import { Ledger } from './history-state.js';
import { formatHeader, formatRecord, parseLine } from './record.js';

export interface ParsedText {
  ledger: Ledger;
  /** The highest version that a header names; 0 where there is none. */
  newest: number;
  /** Lines that no Lectern wrote. A record torn at its end is none of them: a crash leaves such. */
  garbage: number;
}

export function parseText(text: string): ParsedText {
  const parsed: ParsedText = { ledger: new Ledger(), newest: 0, garbage: 0 };
  for (const each of text.split('\n')) {
    const line = parseLine(each);
    if (line.kind === 'record') parsed.ledger.apply(line.record);
    if (line.kind === 'header') parsed.newest = Math.max(parsed.newest, line.version);
    if (line.kind === 'garbage') parsed.garbage++;
  }
  return parsed;
}

/** A text that comes to the same, with one record for each of `most` articles at most. */
export function summarise(text: string, most: number): string {
  return formatHeader() + parseText(text).ledger.summary(most).map(formatRecord).join('');
}
