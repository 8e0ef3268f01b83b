/**
 * The whole interactive reader without a terminal: keys in, rows out. State, keys, reducers and views are the real
 * ones; what the world does at the edges is done here at once, and what was asked of it is kept to be looked at.
 */
import { renderToString } from 'ink';
import { createElement } from 'react';
import type { ReadingState } from '../../src/history/history.js';
import type { Article } from '../../src/library/article.js';
import type { Problem } from '../../src/library/problem.js';
import { finished, type Parsing } from '../../src/markdown/incremental-parse.js';
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
import { painterOf } from '../../src/tui/painter.js';
import { createStore } from '../../src/tui/session/store.js';
import { Screen } from '../../src/tui/views/screen.js';
import type { Sample } from '../support/library.js';
import { makeShelf } from './sample-library.js';
import { SAMPLES } from './samples.js';

/** Named keys as a terminal sends them; anything else is typed as it stands. */
const RAW: Record<string, string> = {
  enter: '\r', esc: '\u001b', tab: '\t', 'shift+tab': '\u001b[Z', backspace: '\u007f', space: ' ',
  up: '\u001b[A', down: '\u001b[B', right: '\u001b[C', left: '\u001b[D', home: '\u001b[H', end: '\u001b[F',
  pgup: '\u001b[5~', pgdn: '\u001b[6~', delete: '\u001b[3~',
}; // biome-ignore format: a table

function rawOf(name: string): string {
  const [, letter] = /^ctrl\+([a-z])$/.exec(name) ?? [];
  if (letter) return String.fromCharCode(letter.charCodeAt(0) - 0x60);
  const raw = RAW[name];
  if (raw === undefined) throw new Error(`no key ${name}`);
  return raw;
}

const PLAIN = createRenderer(THEMES.mono, 0);

export interface DriverOptions {
  samples?: Sample[];
  columns?: number;
  rows?: number;
  settings?: Partial<Settings>;
  kept?: [path: string, kept: ReadingState][];
  problems?: Problem[];
  /** Gives an article that is still being parsed, instead of a whole one. */
  parsing?: (article: Article, source: string) => Parsing;
  /** Loads wait until `answer` is called. */
  slow?: boolean;
}

export class Driver {
  /** What was asked of the world, oldest first; searches and loads are answered as well. */
  readonly asked: Effect[] = [];
  readonly library;
  private readonly store;
  private readonly keyboard;
  private readonly searcher: Searcher;
  private held: (() => void)[] = [];
  private searches: Promise<void>[] = [];

  constructor(private readonly options: DriverOptions = {}) {
    const { samples = SAMPLES, columns = 80, rows = 24, settings = {}, kept = [], problems = [] } = options;
    this.library = { ...makeShelf(samples), problems };
    this.searcher = createSearcher(this.library);
    const all: Settings = {
      theme: 'terminal', depth: 0, measure: 60, usual: 60, contents: true, ascii: false, hyperlinks: false, accessible: false, lasting: true, guests: true, alone: false, program: 'lectern', ...settings,
    }; // biome-ignore format: one row
    const initial = initialState({
      library: this.library,
      settings: all,
      size: { columns, rows },
      kept: new Map(kept),
      sort: undefined,
    });
    this.store = createStore<State, Action, Effect>(initial, update, (effect, dispatch) =>
      this.run(effect, dispatch),
    );
    this.keyboard = createKeyboard(this.store, BINDINGS);
  }

  get state(): State {
    return this.store.state;
  }

  /** Types `text`, in which `<enter>`, `<esc>`, `<ctrl+f>`... are keys. All of it is one chunk, as a held key is. */
  keys(text: string): this {
    this.raw(text.replaceAll(/<([a-z+]{2,})>/g, (_, name: string) => rawOf(name)));
    return this;
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

  /** Answers the loads that wait. */
  answer(): this {
    for (const load of this.held.splice(0)) load();
    return this;
  }

  /** Waits until the searches of bodies have answered. */
  async searched(): Promise<this> {
    await Promise.all(this.searches.splice(0));
    return this;
  }

  /** The rows of the screen, without the blanks at their ends. */
  rows(): string[] {
    return this.frame().split('\n');
  }

  /** The rows that are not blank, as one text. */
  text(): string {
    return this.rows()
      .filter(row => row !== '')
      .join('\n');
  }

  /** Where there is no colour the rows are their text alone, but for who looks at how it is painted. */
  frame(painted = this.state.settings.depth > 0): string {
    const { state } = this;
    const painter = painted ? painterOf(state.settings) : PLAIN;
    const view = createElement(Screen, { state, bindings: BINDINGS, painter });
    return renderToString(view, { columns: state.size.columns });
  }

  status(): string {
    return this.rows().at(-1) ?? '';
  }

  /** The first effect of a kind that was asked for since the last call. */
  took<T extends Effect['type']>(type: T): Extract<Effect, { type: T }> | undefined {
    const found = this.asked.find(effect => effect.type === type);
    this.asked.length = 0;
    return found as Extract<Effect, { type: T }> | undefined;
  }

  private parsingOf(article: Article): Parsing {
    const source = this.library.source(article);
    return this.options.parsing?.(article, source) ?? finished(parse(source, { title: article.title }));
  }

  private run(effect: Effect, dispatch: (action: Action) => void): void {
    this.asked.push(effect);
    if (effect.type === 'load') this.load(effect.article, effect.request, dispatch);
    if (effect.type === 'search') this.search(effect.query, effect.request, dispatch);
    if (effect.type === 'preview') {
      dispatch({ type: 'previewed', path: effect.article.path, parsing: this.parsingOf(effect.article) });
    }
  }

  private load(article: Article, request: number, dispatch: (action: Action) => void): void {
    const answer = (): void => dispatch({ type: 'loaded', request, parsing: this.parsingOf(article) });
    if (this.options.slow) this.held.push(answer);
    else answer();
  }

  private search(query: string, request: number, dispatch: (action: Action) => void): void {
    dispatch({ type: 'found', request, results: this.searcher.now(query), complete: false });
    this.searches.push(
      this.searcher
        .complete(query)
        .then(results => dispatch({ type: 'found', request, results, complete: true })),
    );
  }
}
