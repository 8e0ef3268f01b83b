/**
 * Mutants of compiled libraries, in every command, in the reader's views and in the API: each is printed clean, or is one
 * error that names the file. Run more of them with `LECTERN_MUTANTS=10000 npx vitest run fuzz`.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openLibrary, renderArticle, searchLibrary } from '../../../src/api.js';
import { isCompiled } from '../../../src/library/compiled/compiled-files.js';
import type { CompiledIndex } from '../../../src/library/compiled/format.js';
import { type CompiledLibrary, openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { resolveLink } from '../../../src/library/links/resolve-link.js';
import { reader } from '../../../src/main.js';
import {
  finishParse,
  type IncrementalParse,
  toFinishedParse,
} from '../../../src/markdown/incremental-parse.js';
import { isUserError } from '../../../src/util/user-error.js';
import { random as createRandom } from '../../support/generate.js';
import { hasControls, mutateBytes, mutateJson, pick, type Random } from '../../support/mutate.js';
import { padIndex } from '../../support/pad-index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { Driver } from '../../tui/driver.js';

const MUTANTS = Number(process.env.LECTERN_MUTANTS ?? 200);
const SEED = Number(process.env.LECTERN_SEED ?? 12);

/** What was written to each descriptor. */
const written = vi.hoisted(() => ({ text: ['', '', ''] }));
vi.mock('../../../src/host/sync-writer.js', async importOriginal => ({
  ...(await importOriginal<object>()),
  SyncWriter: class {
    readonly closed = false;
    constructor(private readonly fd: number) {}
    write(text: string): void {
      written.text[this.fd] += text;
    }
  },
}));

const fixture = (format: string) => join(import.meta.dirname, `fixtures/compiled-${format}`);
const FORMATS = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'];

const COMMANDS = [
  'list', 'list --json', 'list --color always -w 40', 'search pods', 'search --json limits', 'search pots', 'search zzzzz', 'read scaling', 'read notes', 'read -w 50 scaling', 'read --color always scaling', 'read -w 30 --links inline notes', 'read --format json scaling', 'read --format markdown scaling', 'read --toc scaling', 'read --accessible -w 50 scaling', 'read scal', 'read none', '__complete read sc',
]; // biome-ignore format: a table

/** Runs a command in this process. */
async function run(args: string[], bundle: string, home: string) {
  written.text = ['', '', ''];
  const env = { HOME: home, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home, XDG_CACHE_HOME: home };
  const fake = {
    argv: ['node', 'lectern', ...args], env, platform: 'linux', stdin: {}, stdout: {}, stderr: {}, exitCode: 0, on() {}, off() {}, once() {}, cwd: () => home,
  }; // biome-ignore format: a table
  await reader({ library: bundle }, fake as unknown as NodeJS.Process);
  const [, out = '', err = ''] = written.text;
  return { out, err, code: fake.exitCode };
}

/** Removes the escape codes that Lectern itself writes. */
function withoutStyles(text: string): string {
  return text.replaceAll(/\u001b\[[\d;]*m|\u001b\]8;[^;\u001b]*;[!-~]*\u001b\\/g, '');
}

/** All strings and keys of plain data. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...stringsIn(item)]);
}

/** Index files with one article a line, as `build` writes them. */
function indexText(index: Partial<CompiledIndex>): string {
  const { articles, ...head } = index;
  if (!Array.isArray(articles)) return JSON.stringify(index);
  const rows = articles.map(row => JSON.stringify(row)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"articles":[\n${rows}\n]}\n`;
}

function mutateLibrary(random: Random, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const format = pick(random, FORMATS);
  cpSync(fixture(format), folder, { recursive: true });
  if (random() < 0.5) padIndex(folder);
  const articles = readdirSync(join(folder, 'articles')).map(name => `articles/${name}`);
  const words = format >= '1.3' ? ['words.txt'] : [];
  const name = pick(random, ['index.json', 'index.json', 'bodies.txt', ...words, ...articles]);
  const file = join(folder, name);
  const bytes = readFileSync(file);
  if (random() < 0.25 || name === 'words.txt') {
    writeFileSync(file, mutateBytes(random, bytes));
    return `${format}/${name} (bytes)`;
  }
  if (name === 'bodies.txt') {
    const end = bytes.indexOf('\n');
    const head = mutateJson(random, JSON.parse(bytes.toString('utf8', 0, end)));
    writeFileSync(file, `${JSON.stringify(head)}\n${bytes.toString('utf8', end + 1)}`);
    return `${format}/${name} (head)`;
  }
  const value = mutateJson(random, JSON.parse(bytes.toString()));
  const isIndex = name === 'index.json' && typeof value === 'object' && value !== null;
  writeFileSync(file, isIndex ? indexText(value) : (JSON.stringify(value) ?? ''));
  return `${format}/${name} (value)`;
}

async function driveReader(folder: string): Promise<string[]> {
  const library: CompiledLibrary = await openCompiled(folder);
  const parsings = new Map<unknown, IncrementalParse>();
  for (const article of library.articles)
    parsings.set(article, toFinishedParse(finishParse(await library.parsing(article))));
  await library.bodies();
  const parsing = (article: unknown) => parsings.get(article) as IncrementalParse;
  const frames: string[] = [];
  for (const keys of [
    '',
    '<enter>',
    '<enter>G',
    '<enter>t',
    '<enter><tab><tab><tab>o',
    '<enter>/limits<enter>',
    "<enter>m'",
    '/pods',
  ]) {
    const driver = new Driver({ library, parsing, columns: 60, rows: 16 });
    frames.push((await driver.keys(keys).searched()).frame());
  }
  return frames;
}

async function useApi(folder: string): Promise<string[]> {
  const library = await openLibrary(folder);
  const texts: string[] = [library.homepage ?? '', library.name];
  for (const article of library.articles) {
    texts.push(...stringsIn({ ...article }));
    texts.push(
      withoutStyles(await renderArticle(library, article, { width: 40, depth: 3, links: 'hyperlink' })),
    );
    const link = resolveLink(library, article, 'rel/x');
    if (link.kind === 'web') expect(link.url).toMatch(/^https?:/);
  }
  texts.push(...stringsIn(await searchLibrary(library, 'pods')));
  return texts;
}

test(`prints ${MUTANTS} mutants of compiled libraries clean, or names the damaged file`, async () => {
  const random = createRandom(SEED);
  const home = temporaryFolder();
  const folder = join(home, 'library');
  const good = fixture('1.5');
  const counts = { mutants: 0, runs: 0, damaged: 0, refused: 0 };
  const faults: string[] = [];
  for (; counts.mutants < MUTANTS && faults.length < 5; counts.mutants++) {
    const mutant = mutateLibrary(random, folder);
    const report = (command: string, what: string) =>
      faults.push(`mutant ${counts.mutants} of ${mutant}: ${command}: ${what.slice(0, 600)}`);
    for (let turn = 0; turn < 3; turn++) {
      const command = pick(random, COMMANDS).split(' ');
      // As the bundle it is opened whatever its first bytes are.
      const isBundle = random() < 0.3;
      const args = isBundle ? command : [...command, '--library', folder];
      const { out, err, code } = await run(args, isBundle ? folder : good, home);
      counts.runs++;
      if (/compiled library/.test(err)) counts.damaged++;
      // `--json` escapes control characters, so the strings themselves are looked at.
      if (command[1] === '--json' && out !== '') {
        const strings = stringsIn(JSON.parse(out));
        if (strings.some(hasControls)) report(command.join(' '), `controls: ${out}`);
      }
      if (hasControls(withoutStyles(out)) || hasControls(err))
        report(command.join(' '), `controls: ${JSON.stringify(out + err)}`);
      if (/This is a bug|^ {2,}at /m.test(err) || ![0, 1, 2].includes(code)) report(command.join(' '), err);
      if (isBundle && /compiled library/.test(err) && !err.includes(folder))
        report(command.join(' '), `no file: ${err}`);
    }
    const uses: [string, (folder: string) => Promise<string[]>][] = [['API', useApi]];
    if (counts.mutants % 10 === 0) uses.push(['reader', driveReader]);
    for (const [name, use] of uses) {
      if (!isCompiled(folder)) continue;
      counts.runs++;
      try {
        for (const text of await use(folder))
          if (hasControls(text)) report(name, `controls: ${JSON.stringify(text)}`);
      } catch (error) {
        if (isUserError(error)) counts.refused++;
        else report(name, String((error as Error).stack));
      }
    }
  }
  if (process.env.LECTERN_MUTANTS) process.stderr.write(`${JSON.stringify(counts)}\n`);
  expect(faults).toEqual([]);
  expect(counts.damaged).toBeGreaterThan(MUTANTS / 20);
}, 3_600_000);
