/** The definitions that the survey has met, by label; where one may stand further on, the survey goes there first. */
import { Ahead } from './definition-lookahead.js';
import { innerNoteAt, type NoteDefinition, noteDefinitionAt } from './footnote-definitions.js';
import { type Definition, definitionAt } from './link-definitions.js';

export class Known {
  private readonly links = new Map<string, Definition>();
  private readonly notes = new Map<string, NoteDefinition>();
  private readonly ahead: Ahead;

  /** `lookOn`: goes on with the survey, by a line or a few; returns where it then stands. */
  constructor(
    private readonly source: string,
    private readonly lookOn: () => number,
  ) {
    this.ahead = new Ahead(source);
  }

  /** The first of a label counts (CommonMark 0.31, section 4.7). */
  private addLink({ key, definition }: { key: string; definition: Definition }): void {
    if (!this.links.has(key)) this.links.set(key, definition);
  }

  private addNote({ key, definition }: { key: string; definition: NoteDefinition }): void {
    if (!this.notes.has(key)) this.notes.set(key, definition);
  }

  /**
   * The definition whose `[` stands at `bracket` on a line of the top level: where it ends. Only a footnote's interrupts a
   * paragraph.
   */
  addAt(bracket: number, line: number, mayBeLink: boolean): number | undefined {
    const note = noteDefinitionAt(this.source, bracket, line);
    if (note) this.addNote(note);
    const link = note || !mayBeLink ? undefined : definitionAt(this.source, bracket);
    if (link) this.addLink(link);
    return note?.end ?? link?.end;
  }

  /** What may be a definition within quotes and lists, at `bracket` on the line at `start`; true for a footnote's. */
  addWithin(start: number, bracket: number, line: number): boolean {
    if (this.source.charAt(bracket) !== '[') return false;
    const note = innerNoteAt(this.source, start, bracket, line);
    if (note) this.addNote(note);
    const link = note ? undefined : definitionAt(this.source, bracket);
    if (link) this.addLink(link);
    return note !== undefined;
  }

  /** `from`: where the survey stands. */
  link(key: string, from: number): Definition | undefined {
    this.look(this.links, key, key, from);
    return this.links.get(key);
  }

  note(key: string, from: number): NoteDefinition | undefined {
    this.look(this.notes, key, `^${key}`, from);
    return this.notes.get(key);
  }

  private look(found: ReadonlyMap<string, unknown>, key: string, label: string, from: number): void {
    for (let at = from; !found.has(key) && this.ahead.mayDefine(label, at); ) at = this.lookOn();
  }
}
