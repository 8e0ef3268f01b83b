/**
 * Drives the whole interactive reader without a terminal: keys in, rows out. State, keys, reducers and views are the real ones.
 * Effects are answered here synchronously, and recorded for the tests.
 */
import { renderToString, Text } from 'ink';
import { createElement } from 'react';
import type { ReadingState } from '../../src/history/reading-state.js';
import type { Article } from '../../src/library/article.js';
import type { FindImage } from '../../src/library/images/local-images.js';
import type { Library } from '../../src/library/library.js';
import type { Problem } from '../../src/library/problem.js';
import { type IncrementalParse, toFinishedParse } from '../../src/markdown/incremental-parse.js';
import { parse } from '../../src/markdown/parse.js';
import { createRenderer } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';
import { createSearcher, type Searcher } from '../../src/search/search.js';
import type { Action } from '../../src/tui/app/action.js';
import type { Effect } from '../../src/tui/app/effect.js';
import { initialState } from '../../src/tui/app/initial.js';
import type { Settings, State } from '../../src/tui/app/state.js';
import { update } from '../../src/tui/app/update.js';
import { createKeyboard } from '../../src/tui/keyboard.js';
import { BINDINGS } from '../../src/tui/keys/bindings.js';
import { createStore } from '../../src/tui/session/store.js';
import { frameText } from '../../src/tui/views/frame.js';
import { drawScreen, screenFrame } from '../../src/tui/views/screen.js';
import type { Sample } from '../support/library.js';
import { makeParsedLibrary } from './sample-library.js';
import { SAMPLES } from './samples.js';

/** Bytes that a terminal sends for named keys. */
const RAW: Record<string, string> = {
  enter: '\r', esc: '\u001b', tab: '\t', 'shift+tab': '\u001b[Z', backspace: '\u007f', space: ' ',
  up: '\u001b[A', down: '\u001b[B', right: '\u001b[C', left: '\u001b[D', home: '\u001b[H', end: '\u001b[F',
  pgup: '\u001b[5~', pgdn: '\u001b[6~', delete: '\u001b[3~',
}; // biome-ignore format: a table

/** Converts `<enter>`, `<esc>`, `<ctrl+f>`... to the bytes that a terminal sends. Other text stays. */
export function rawKeys(text: string): string {
  return text.replaceAll(/<([a-z+]{2,})>/g, (_, name: string) => rawOf(name));
}

function rawOf(name: string): string {
  const [, letter] = /^ctrl\+([a-z])$/.exec(name) ?? [];
  if (letter) return String.fromCharCode(letter.charCodeAt(0) - 0x60);
  const raw = RAW[name];
  if (raw === undefined) throw new Error(`no key ${name}`);
  return raw;
}

const PLAIN = createRenderer(THEMES.mono, 0);

export interface DriverOptions {
  /** A library instead of `samples`. Needs `parsing` too. */
  library?: Library;
  samples?: Sample[];
  columns?: number;
  rows?: number;
  settings?: Partial<Settings>;
  readingStates?: [path: string, state: ReadingState][];
  problems?: Problem[];
  /** Creates an article that is still being parsed, instead of a parsed one. */
  parsing?: (article: Article, source: string) => IncrementalParse;
  /** Parses the start of an article, which is shown until the whole is loaded. */
  parsingStart?: (article: Article, source: string) => IncrementalParse;
  /** Finds the images of all articles. */
  findImage?: FindImage;
  /** Delays loads until `answer` is called. */
  slow?: boolean;
}

export class Driver {
  /** Effects since the last `takeEffect`, oldest first. Searches and loads are answered as well. */
  readonly effects: Effect[] = [];
  readonly library: Library;
  private readonly store;
  private readonly keyboard;
  private readonly searcher: Searcher;
  private waitingLoads: (() => void)[] = [];
  private searches: Promise<void>[] = [];

  constructor(private readonly options: DriverOptions = {}) {
    const {
      samples = SAMPLES,
      columns = 80,
      rows = 24,
      settings = {},
      readingStates = [],
      problems = [],
    } = options;
    this.library = options.library ?? { ...makeParsedLibrary(samples), problems };
    this.searcher = createSearcher(this.library);
    const all: Settings = {
      theme: 'terminal', depth: 0, width: 60, defaultWidth: 60, contents: true, ascii: false, hyperlinks: false, italics: true, images: 'off', detectsImages: false, fullViewKey: 'w', accessible: false, isHistoryPersistent: true, opensExternalArticles: true, isSingleArticle: false, program: 'lectern', ...settings,
    }; // biome-ignore format: one row
    const initial = initialState({
      library: this.library,
      settings: all,
      size: { columns, rows },
      readingStates: new Map(readingStates),
      sort: undefined,
    });
    this.store = createStore<State, Action, Effect>(initial, update);
    this.store.setEffectHandler(effect => this.run(effect, this.store.dispatch));
    this.keyboard = createKeyboard(this.store, BINDINGS);
  }

  get state(): State {
    return this.store.state;
  }

  /** Types `text` as one chunk, as a held key is sent. `<enter>`, `<esc>`, `<ctrl+f>`... are keys. */
  keys(text: string): this {
    return this.raw(rawKeys(text));
  }

  raw(chunk: string): this {
    this.keyboard.feed(chunk);
    if (this.keyboard.waiting) this.keyboard.flush();
    return this;
  }

  send(action: Action): this {
    this.store.dispatch(action);
    return this;
  }

  resize(columns: number, rows: number): this {
    return this.send({ type: 'resized', columns, rows });
  }

  /** Answers the delayed loads. */
  answer(): this {
    for (const load of this.waitingLoads.splice(0)) load();
    return this;
  }

  /** Waits for the results of body searches. */
  async searched(): Promise<this> {
    await Promise.all(this.searches.splice(0));
    return this;
  }

  /** Rows of the screen, without trailing blanks. */
  rows(): string[] {
    return this.frame().split('\n');
  }

  /** Non-blank rows, joined by line breaks. */
  text(): string {
    return this.rows()
      .filter(row => row !== '')
      .join('\n');
  }

  /** The screen as text; with styles if colours are on or `styled` is set. */
  frame(styled = this.state.settings.depth > 0): string {
    const { columns } = this.state.size;
    // Ink writes each style as one code, whatever the text before it is.
    if (styled)
      return renderToString(createElement(Text, { wrap: 'truncate' }, drawScreen(this.state, BINDINGS)), {
        columns,
      });
    const text = frameText(screenFrame(this.state, BINDINGS), PLAIN);
    return text
      .split('\n')
      .map(row => row.trimEnd())
      .join('\n');
  }

  status(): string {
    return this.rows().at(-1) ?? '';
  }

  /** The first effect of a type since the last call. Forgets all effects. */
  takeEffect<T extends Effect['type']>(type: T): Extract<Effect, { type: T }> | undefined {
    const first = this.effects.find(effect => effect.type === type);
    this.effects.length = 0;
    return first as Extract<Effect, { type: T }> | undefined;
  }

  private sourceOf(article: Article): string {
    const { samples = SAMPLES } = this.options;
    return samples[this.library.articles.indexOf(article)]?.markdown ?? '';
  }

  private parsingOf(article: Article): IncrementalParse {
    const source = this.sourceOf(article);
    return (
      this.options.parsing?.(article, source) ?? toFinishedParse(parse(source, { title: article.title }))
    );
  }

  private run(effect: Effect, dispatch: (action: Action) => void): void {
    this.effects.push(effect);
    if (effect.type === 'load') this.load(effect, dispatch);
    if (effect.type === 'search') this.search(effect.query, effect.request, dispatch);
    if (effect.type === 'preview') {
      dispatch({
        type: 'preview-loaded',
        path: effect.article.path,
        parsing: this.parsingOf(effect.article),
      });
    }
  }

  private load(
    { article, request, showsStart }: Extract<Effect, { type: 'load' }>,
    dispatch: (action: Action) => void,
  ): void {
    const start = showsStart && this.options.parsingStart?.(article, this.sourceOf(article));
    if (start) dispatch({ type: 'start-loaded', request, parsing: start });
    const answer = (): void =>
      dispatch({
        type: 'loaded',
        request,
        parsing: this.parsingOf(article),
        findImage: this.options.findImage,
      });
    if (this.options.slow) this.waitingLoads.push(answer);
    else answer();
  }

  private search(query: string, request: number, dispatch: (action: Action) => void): void {
    dispatch({
      type: 'search-answered',
      request,
      results: this.searcher.searchMetadata(query),
      complete: false,
    });
    this.searches.push(
      this.searcher
        .searchAll(query)
        .then(results => dispatch({ type: 'search-answered', request, results, complete: true })),
    );
  }
}
