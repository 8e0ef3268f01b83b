/**
 * What the blocks of one document share while they are made: its links, its definitions, the numbers of its
 * footnotes, its anchors. One scope lasts for all slices of a parse.
 */
import GithubSlugger from 'github-slugger';
import { cleanLine } from '../../text/sanitise.js';
import type { Block, Document, Footnote, HeadingBlock, Link, Run } from '../document.js';
import { type Destination, destination, normaliseLabel } from '../inline/destination.js';
import { readInline } from '../inline/inline.js';
import type { References } from '../inline/references.js';
import { runsText } from '../outline.js';
import type { Survey } from './findings.js';

const BREAKS = /[\n\u2028]+/g;
/** An anchor is made from no more than this much of a heading. */
const LONGEST_ANCHOR = 200;

export class Scope implements References {
  readonly links: Link[];
  private readonly footnotes: Footnote[];
  private readonly slugger = new GithubSlugger();
  private readonly numbers = new Map<string, number>();
  private settled = 0;

  constructor(
    document: Document,
    private readonly survey: Survey,
    private readonly firstLine: number,
  ) {
    this.links = document.links;
    this.footnotes = document.footnotes;
  }

  definition(label: string): Destination | undefined {
    const { definitions } = this.survey;
    if (definitions.size === 0) return undefined;
    const found = definitions.get(normaliseLabel(label));
    return found ? destination(found.target, found.title) : undefined;
  }

  note(label: string): number | undefined {
    const { notes } = this.survey;
    if (notes.size === 0) return undefined;
    const key = normaliseLabel(label);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const found = notes.get(key);
    if (!found) return undefined;
    const index = this.footnotes.length;
    this.numbers.set(key, index);
    this.footnotes.push({
      number: index + 1,
      label: cleanLine(label),
      blocks: [],
      line: this.firstLine + found.line,
    });
    return index;
  }

  /** Gives the footnotes referred to since the last call their blocks; those may refer to more. */
  settleNotes(build: (text: string, line: number) => Block[]): void {
    while (this.settled < this.footnotes.length) {
      const note = this.footnotes[this.settled++] as Footnote;
      const found = this.survey.notes.get(normaliseLabel(note.label));
      if (found) note.blocks = build(found.text, note.line);
    }
  }

  inline(text: string): Run[] {
    return readInline(text, this);
  }

  /** A paragraph of `runs`, or an image where they are one image and nothing else. */
  paragraph(runs: Run[], line: number): Block | undefined {
    const [only] = runs;
    if (!only) return undefined;
    const { link } = only;
    if (
      runs.length === 1 &&
      only.style === 'image' &&
      link !== undefined &&
      this.links[link]?.kind === 'image'
    ) {
      return { kind: 'image', line, runs, link };
    }
    return { kind: 'paragraph', line, runs };
  }

  heading(runs: Run[], level: number, line: number): HeadingBlock {
    const anchor = this.slugger.slug(headingText(runs).slice(0, LONGEST_ANCHOR));
    return { kind: 'heading', line, level, runs, anchor };
  }
}

/** A heading's text on one line. */
export function headingText(runs: readonly Run[]): string {
  return runsText(runs).replace(BREAKS, ' ');
}
