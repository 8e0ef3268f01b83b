/**
 * Draws Mermaid diagrams as text with lovely-mermaid. Loaded lazily, for documents with a `mermaid` fence. Sources are untrusted:
 * a diagram that is too large, incomplete or measured differently is refused, and its source is shown.
 */
import { type MermaidArt, type Role, render } from 'lovely-mermaid';
import type { Drawing, Span } from '../../document/document.js';
import type { StyleName } from '../../document/style.js';
import { displayWidth } from '../../text/display-width.js';
import { sanitise } from '../../text/sanitise.js';

/** Maximum length of a source in UTF-16 code units. */
const MAX_SOURCE_LENGTH = 1 << 14;
/** Maximum number of its lines, and the length of one. The time for a diagram grows with their squares. */
const MAX_LINES = 400;
const MAX_LINE_LENGTH = 1000;
/** Maximum size of a drawing in characters. */
const MAX_AREA = 1 << 17;

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
  /** Why it is not drawn, or what is missing from it. */
  reason?: string;
}

/** Draws a sanitised source. */
export function drawMermaid(source: string): MermaidResult {
  const limit = exceededLimit(source);
  if (limit !== undefined) return { drawings: [], reason: limit };
  const preferred = draw(source);
  if (typeof preferred === 'string') return { drawings: [], reason: preferred };
  const turned = turnFlowchart(source);
  const narrow = turned === undefined ? undefined : draw(turned);
  const isNarrower = typeof narrow === 'object' && narrow.width < preferred.width;
  return { drawings: isNarrower ? [preferred, narrow] : [preferred] };
}

function exceededLimit(source: string): string | undefined {
  if (source.length > MAX_SOURCE_LENGTH) return `it has more than ${MAX_SOURCE_LENGTH} characters`;
  const lines = source.split('\n');
  if (lines.length > MAX_LINES) return `it has more than ${MAX_LINES} lines`;
  return lines.some(line => line.length > MAX_LINE_LENGTH)
    ? `it has a line of more than ${MAX_LINE_LENGTH} characters`
    : undefined;
}

/** Returns the drawing, or why there is none. */
function draw(source: string): Drawing | string {
  const art = renderSafely(source);
  if (typeof art === 'string') return art;
  const [warning] = art.warnings;
  // A drawing with a warning lacks a part of the source.
  if (warning !== undefined) return sanitise(warning).slice(0, 120);
  if (art.width * art.plain.length > MAX_AREA) return 'the drawing is too large';
  const text = art.plain.join('\n');
  if (sanitise(text) !== text) return 'it has control characters in a label';
  const width = art.plain.reduce((widest, row) => Math.max(widest, displayWidth(row)), 0);
  if (width !== art.width) return 'a label has characters whose width is not certain';
  return { text, width, spans: spansOf(art) };
}

/** Renders a source. An error of the library, such as a stack overflow, is a reason like the others. */
function renderSafely(source: string): MermaidArt | string {
  try {
    return render(source) ?? 'its kind is not supported, or it has a syntax error';
  } catch {
    return 'it has a syntax error';
  }
}

/** Returns a flowchart from left to right as one from top to bottom; undefined for other diagrams. */
function turnFlowchart(source: string): string | undefined {
  const turned = source.replace(/^([ \t]*(?:flowchart|graph)[ \t]+)(?:LR|RL)\b/m, '$1TD');
  return turned === source ? undefined : turned;
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
