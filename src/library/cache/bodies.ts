/**
 * The folded bodies of a folder, kept from one run to the next: searching 10,000 files that have not changed parses no
 * Markdown and reads none of them. Those that have changed are compiled, the others taken as they are.
 */
import { BodiesGatherer, type Compiled, compileArticle, pacer } from '../compile.js';
import { readHeadings, sectionsAt, writeHeadings } from '../format.js';
import type { Bodies, Library } from '../library.js';
import type { EntryCache } from './entries.js';
import { type CachePlace, readKept, writeKept } from './place.js';
import { type Stamp, stampOf } from './stamp.js';

/** A body on disk; its text follows those of the rows before it, after a line break. An empty stamp fits no file. */
type Row = [file: string, stamp: Stamp, length: number, headings: string, offsets: number[]];

interface Kept {
  rows: Map<string, { row: Row; at: number }>;
  text: string;
}

/** All bodies, in the library's order; fills `article.headings`. What was not kept is kept now. */
export async function cachedBodies(
  { place, stampOf: listedWith }: Pick<EntryCache, 'place' | 'stampOf'>,
  { articles, parsing }: Pick<Library, 'articles' | 'parsing'>,
  onProgress?: (done: number) => void,
): Promise<Bodies> {
  const kept = readBodies(place);
  const gather = new BodiesGatherer();
  const rows: Row[] = [];
  const breathe = pacer();
  // All taken, in the order in which they were written: their text can be taken whole.
  let same = kept.rows.size === articles.length;
  let at = 0;
  for (const [index, article] of articles.entries()) {
    const { file = '' } = article;
    const stamp = listedWith(file);
    const known = kept.rows.get(file);
    const fits = known !== undefined && known.row[1] === stamp;
    same &&= fits && known.at === at;
    // A file that was changed since it was listed is not what the stamp stands for.
    const current = !fits && stampOf(file, place.now()) === stamp;
    const compiled = fits
      ? compiledOf(known.row, known.at, kept.text)
      : await compileArticle(article, parsing);
    rows.push(fits ? known.row : rowOf(file, current ? (stamp ?? '') : '', compiled));
    article.headings = compiled.headings;
    gather.add(compiled);
    at += compiled.text.length + 1;
    onProgress?.(index + 1);
    await breathe();
  }
  if (same) return gather.bodies(kept.text);
  const bodies = gather.bodies();
  await writeBodies(place, rows, bodies.text);
  return bodies;
}

function rowOf(file: string, stamp: Stamp, { text, headings, sections }: Compiled): Row {
  const offsets = sections.filter(({ heading }) => heading !== undefined).map(({ at }) => at);
  return [file, stamp, text.length, writeHeadings(headings), offsets];
}

function compiledOf([, , length, headings, offsets]: Row, at: number, text: string): Compiled {
  return {
    headings: readHeadings(headings),
    text: text.slice(at, at + length),
    sections: sectionsAt(offsets),
  };
}

/** Two bytes a character where there is any that one cannot hold: as fast as a string can come from a disk. */
const ENCODINGS = ['latin1', 'utf16le'] as const;
const WIDE = /[^\0-\xff]/;

async function writeBodies({ file, head }: CachePlace, rows: Row[], text: string): Promise<void> {
  const encoding = ENCODINGS[WIDE.test(text) ? 1 : 0] ?? 'utf16le';
  const index = `${head}\n${JSON.stringify({ encoding, length: text.length, rows })}\n`;
  await writeKept(file('bodies'), Buffer.concat([Buffer.from(index), Buffer.from(text, encoding)]));
}

const NOTHING: Kept = { rows: new Map(), text: '' };

function readBodies({ file, head }: CachePlace): Kept {
  const bytes = readKept(file('bodies'));
  const start = Buffer.byteLength(head) + 1;
  if (bytes === undefined || bytes.toString('utf8', 0, start) !== `${head}\n`) return NOTHING;
  try {
    const end = bytes.indexOf('\n', start);
    const index = JSON.parse(bytes.toString('utf8', start, end)) as {
      encoding: string;
      length: number;
      rows: Row[];
    };
    const encoding = ENCODINGS.find(name => name === index.encoding);
    const text = bytes.toString(encoding, end + 1);
    return text.length === index.length ? { text, rows: placed(index.rows, text.length) } : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** @throws where the rows are not those of a text of this length. */
function placed(rows: Row[], length: number): Kept['rows'] {
  const found: Kept['rows'] = new Map();
  let at = 0;
  for (const row of rows) {
    found.set(row[0], { row, at });
    at += row[2] + 1;
  }
  if (at !== length + 1) throw new RangeError('cut short');
  return found;
}
