/**
 * What lists know of each file of a folder, kept from one run to the next. A file is taken from here only as long as
 * it has the stamp that it was read with; the others are read, and those that are gone are forgotten.
 */
import type { Article } from '../article.js';
import type { Entry, Origin } from '../entry.js';
import type { Problem } from '../problem.js';
import { type CachePlace, readKept, writeKept } from './place.js';
import { type Stamp, stampOf } from './stamp.js';

/** Of an article, what its file says and its place does not; what is empty is left out. */
type Meta = Partial<Omit<Article, 'path' | 'file' | 'headings'>>;

/** An entry on disk: an array, for there may be 100,000. */
type Row = [
  file: string,
  stamp: Stamp,
  meta: Meta,
  titled: Entry['titled'],
  slugLine: number,
  problems: Omit<Problem, 'file'>[],
];

export class EntryCache {
  readonly place: CachePlace;
  /** What the disk had, and what it is to have; both are let go once it has. */
  #known: Map<string, Row>;
  #kept: Row[] = [];
  readonly #stamps = new Map<string, Stamp>();
  #changed = false;

  constructor(place: CachePlace) {
    this.place = place;
    this.#known = new Map(readRows(place).map(row => [row[0], row]));
  }

  /** The entry of the file that has this stamp; undefined where it must be read. */
  find(file: string, stamp: Stamp | undefined, origin: Origin): Entry | undefined {
    const row = this.#known.get(file);
    if (row === undefined || row[1] !== stamp) return undefined;
    this.#hold(row);
    return entryOf(row, origin);
  }

  /** Keeps what was read of a file that had this stamp before; nothing where it had none. Gives the same entry. */
  keep(stamp: Stamp | undefined, entry: Entry, origin: Origin): Entry {
    const { file } = origin;
    if (stamp === undefined || file === undefined) return entry;
    // A copy, for a title is a slice of its source, and would hold the whole of it in memory.
    const row = JSON.parse(JSON.stringify(rowOf(file, stamp, entry))) as Row;
    this.#hold(row);
    this.#changed = true;
    return entryOf(row, origin);
  }

  #hold(row: Row): void {
    this.#kept.push(row);
    this.#stamps.set(row[0], row[1]);
  }

  /** The stamp of a file now. */
  stamp(file: string): Stamp | undefined {
    return stampOf(file, this.place.now());
  }

  /** The stamp with which it was listed. */
  readonly stampOf = (file: string): Stamp | undefined => this.#stamps.get(file);

  /** Whether the file is what it was when it was listed. */
  isCurrent(file: string): boolean {
    const listed = this.stampOf(file);
    return listed !== undefined && this.stamp(file) === listed;
  }

  /** Writes what was found and kept since it was opened, where that is not what the disk has. Called once, at the end. */
  async save(): Promise<void> {
    const rows = this.#kept;
    const same = !this.#changed && rows.length === this.#known.size;
    this.#kept = [];
    this.#known = new Map();
    if (same) return;
    const written = rows.map(row => JSON.stringify(row)).join(',\n');
    await writeKept(this.place.file('entries'), `${this.place.head}\n[${written}]\n`);
  }
}

function readRows({ file, head }: CachePlace): Row[] {
  const text = readKept(file('entries'))?.toString() ?? '';
  if (!text.startsWith(`${head}\n`)) return [];
  try {
    const rows = JSON.parse(text.slice(head.length)) as unknown;
    return Array.isArray(rows) && rows.every(isRow) ? rows : [];
  } catch {
    return [];
  }
}

function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || row.length !== 6) return false;
  const [file, stamp, meta, titled, slugLine, problems] = row as unknown[];
  return (
    typeof file === 'string' &&
    typeof stamp === 'string' &&
    typeof (meta as Meta | null)?.slug === 'string' &&
    typeof titled === 'string' &&
    typeof slugLine === 'number' &&
    Array.isArray(problems)
  );
}

function rowOf(file: string, stamp: Stamp, { article, problems, titled, slugLine = 0 }: Entry): Row {
  const { path: _path, file: _article, headings: _headings, ...meta } = article;
  const said = Object.entries(meta).filter(([, value]) => !isEmpty(value));
  const faults = problems.map(({ file: _shown, ...fault }) => fault);
  return [file, stamp, Object.fromEntries(said), titled, slugLine, faults];
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function entryOf([, , meta, titled, slugLine, faults]: Row, { path, shown, file }: Origin): Entry {
  return {
    article: {
      slug: '',
      title: '',
      description: '',
      category: '',
      tags: [],
      authors: [],
      minutes: 1,
      words: 0,
      bodyLine: 1,
      extra: {},
      ...meta,
      path,
      ...(file === undefined ? {} : { file }),
    },
    problems: faults.map(fault => ({ file: shown, ...fault })),
    shown,
    titled,
    ...(slugLine > 0 ? { slugLine } : {}),
  };
}
