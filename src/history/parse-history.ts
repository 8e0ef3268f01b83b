/** Parses the whole text of the history file, and writes it again without outdated records. */
import { HistoryState } from './history-state.js';
import { formatHeader, formatRecord, type HistoryRecord, parseLine } from './record.js';

export interface ParsedHistory {
  state: HistoryState;
  /** Highest format version in a header; 0 without a header. */
  version: number;
  /** Number of lines that Lectern did not write. Records torn by a crash are not counted. */
  damagedLines: number;
}

export function parseHistory(text: string): ParsedHistory {
  const parsed: ParsedHistory = { state: new HistoryState(), version: 0, damagedLines: 0 };
  for (const each of text.split('\n')) {
    const line = parseLine(each);
    if (line.kind === 'record') parsed.state.apply(line.record);
    if (line.kind === 'header') parsed.version = Math.max(parsed.version, line.version);
    if (line.kind === 'damaged') parsed.damagedLines++;
  }
  return parsed;
}

export function formatHistory(records: readonly HistoryRecord[]): string {
  return formatHeader() + records.map(formatRecord).join('');
}

/** A shorter text with the same state: one record for each article, for at most `limit` articles. */
export function compactHistory(text: string, limit: number): string {
  return formatHistory(parseHistory(text).state.toRecords(limit));
}
