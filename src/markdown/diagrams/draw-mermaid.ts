/**
 * Draws Mermaid diagrams as text with lovely-mermaid. Loaded lazily, for documents with a `mermaid` fence. Sources are untrusted:
 * a diagram that is too large, incomplete or measured differently is refused, and its source is shown.
 */
import { diagramKind, type MermaidArt, type Role, render } from 'lovely-mermaid';
import type { Drawing, Span } from '../../document/document.js';
import type { StyleName } from '../../document/style.js';
import { displayWidth } from '../../text/display-width.js';
import { quote, shorten } from '../../text/quote.js';
import { sanitise } from '../../text/sanitise.js';

/** Maximum length of a source in UTF-16 code units. */
const MAX_SOURCE_LENGTH = 1 << 14;
/** Maximum number of its lines, and the length of one. The time for a diagram grows with their squares. */
const MAX_LINES = 400;
const MAX_LINE_LENGTH = 1000;
/** Maximum length of a warning of the library. It repeats a part of the source. */
const MAX_WARNING = 120;
/** Maximum size of a drawing in characters. */
const MAX_AREA = 1 << 17;
/** Steps for a drawing of any size, and for an edge: several edges may be written with few characters. */
const DRAWING_STEPS = 256;
const EDGE_STEPS = 5;
const CELLS_PER_STEP = 16;
/** Number of edges after which the library stops. */
const MAX_EDGES = 512;

/** First line of a flowchart, and its direction. */
const FLOWCHART = /^([ \t]*(?:flowchart|graph)[ \t]+)(\w+)/m;

/** Matches a text whose characters are all of one column and one code unit: Latin, arrows, operators and lines. Most drawings. */
const NARROW = /^[\n -~\xa0-\xac\xae-\u02ff\u2190-\u22ff\u2500-\u25fc]*$/;

/** Styles of the parts of a diagram. Text and blanks are plain. */
const STYLES: Partial<Record<Role, StyleName>> = {
  border: 'border',
  edge: 'operator',
  edgeLabel: 'caption',
  title: 'label',
};

export interface MermaidResult {
  /** The preferred drawing, then a narrower one if there is one. Empty if the diagram is not drawn. */
  drawings: Drawing[];
  /** Why it is not drawn. */
  reason?: string;
  /** Amount of work: characters, edges and cells. A step takes about 5 µs. */
  steps: number;
}

/** Draws a sanitised source. */
export function drawMermaid(source: string): MermaidResult {
  const limit = exceededLimit(source);
  if (limit !== undefined) return { drawings: [], reason: limit, steps: 0 };
  const work = { steps: 0 };
  const first = draw(source, work);
  const turned = turnFlowchart(source);
  const second = turned === undefined ? 'it has one direction' : draw(turned, work);
  const { steps } = work;
  if (typeof first === 'string') {
    return typeof second === 'string'
      ? { drawings: [], reason: first, steps }
      : { drawings: [second], steps };
  }
  const isNarrower = typeof second !== 'string' && second.width < first.width;
  return { drawings: isNarrower ? [first, second] : [first], steps };
}

function exceededLimit(source: string): string | undefined {
  if (source.length > MAX_SOURCE_LENGTH) return `it has more than ${MAX_SOURCE_LENGTH} characters`;
  const lines = source.split('\n');
  if (lines.length > MAX_LINES) return `it has more than ${MAX_LINES} lines`;
  return lines.some(line => line.length > MAX_LINE_LENGTH)
    ? `it has a line of more than ${MAX_LINE_LENGTH} characters`
    : undefined;
}

/** Returns the drawing, or why there is none. Adds the steps to `work`. */
function draw(source: string, work: { steps: number }): Drawing | string {
  const art = renderSafely(source);
  work.steps += DRAWING_STEPS + source.length + EDGE_STEPS * countEdges(source);
  if (typeof art === 'string') return art;
  work.steps += Math.floor((art.width * art.plain.length) / CELLS_PER_STEP);
  const [warning] = art.warnings;
  // A drawing with a warning lacks a part of the source.
  if (warning !== undefined) return shorten(warning.replace(/^dropped, /, ''), MAX_WARNING);
  if (art.width * art.plain.length > MAX_AREA) return 'the drawing is too large';
  const text = art.plain.join('\n');
  if (sanitise(text) !== text) return 'it has control characters in a label';
  const isNarrow = NARROW.test(text);
  const width = art.plain.reduce(
    (widest, row) => Math.max(widest, isNarrow ? row.length : displayWidth(row)),
    0,
  );
  if (width !== art.width) return 'a label has characters whose width is not certain';
  if (lacksLabel(source, text)) return 'two labels are in one place';
  return { text, width, spans: spansOf(art) };
}

/** Returns at least the number of edges between nodes that are joined by `&`: all nodes before an arrow with all after it. */
function countEdges(source: string): number {
  let edges = 0;
  if (source.includes('&')) {
    for (const line of source.split('\n')) {
      const joined = line.split('&').length - 1;
      if (joined > 0) edges += (joined / 2 + 1) ** 2;
    }
  }
  return Math.min(MAX_EDGES, edges);
}

/** Labels of a flowchart's edges: `-->|label|` and `-- label -->`. */
const EDGE_LABELS = /[-=.>ox]\|([^|\n]+)\||--[ \t]+([^-|\n]+?)[ \t]+--/g;
const WORDS = /[\p{L}\p{N}]{2,}/gu;

/** True if the drawing lacks a word of an edge's label. Edges that join are drawn with one of their labels. */
function lacksLabel(source: string, drawing: string): boolean {
  if (!FLOWCHART.test(source)) return false;
  const words = [...source.matchAll(EDGE_LABELS)].flatMap(
    ([, piped = '', dashed = '']) => (piped + dashed).match(WORDS) ?? [],
  );
  if (words.length === 0) return false;
  const counts = new Map<string, number>();
  for (const word of drawing.match(WORDS) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.some(word => {
    const rest = counts.get(word) ?? 0;
    counts.set(word, rest - 1);
    return rest === 0;
  });
}

/** Renders a source. An error of the library, such as a stack overflow, is a reason like the others. */
function renderSafely(source: string): MermaidArt | string {
  try {
    return render(source) ?? (diagramKind(source) === null ? describeKind(source) : SYNTAX_ERROR);
  } catch {
    return SYNTAX_ERROR;
  }
}

const SYNTAX_ERROR = 'it has a syntax error';

/** Says that the kind is not supported: the first word after front matter and comments. */
function describeKind(source: string): string {
  const body = source.replace(/^\s*---\n[\s\S]*?\n---[ \t]*(?:\n|$)/, '').replaceAll(/%%.*/g, '');
  const word = /[^\s:;]+/.exec(body)?.[0];
  return word === undefined ? 'it is empty' : `diagrams of the kind ${quote(word)} are not supported`;
}

/** Returns a flowchart from left to right as one from top to bottom; undefined for other diagrams. */
function turnFlowchart(source: string): string | undefined {
  const direction = FLOWCHART.exec(source)?.[2];
  return direction === 'LR' || direction === 'RL' ? source.replace(FLOWCHART, '$1TD') : undefined;
}

/** Returns the styled spans of all rows. Blanks at the ends of rows are not in `plain`, and are left out. */
function spansOf(art: MermaidArt): Span[] {
  const spans: Span[] = [];
  const add = (text: string, style: StyleName | undefined): void => {
    const last = spans.at(-1);
    if (last && last.style === style) last.text += text;
    else spans.push(style === undefined ? { text } : { text, style });
  };
  art.styled.forEach((row, index) => {
    if (index > 0) add('\n', undefined);
    let rest = art.plain[index]?.length ?? 0;
    for (const { text, role } of row) {
      const visible = text.slice(0, rest);
      rest -= visible.length;
      if (visible !== '') add(visible, visible.trim() === '' ? undefined : STYLES[role]);
    }
  });
  return spans;
}
