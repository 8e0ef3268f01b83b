/** Where a source is cut into slices: no oftener than was asked for, and never within `<details>`. */
import { Details } from './details-elements.js';
import type { Cut } from './prescan-types.js';

/** Lists and the like that offer no other place are cut at an item after this much. */
const LONGEST_LIST = 1 << 17;
/** A line costs what so many code units of prose do: a slice of very short ones has to be a shorter one. */
const LINE = 16;

export class Cuts {
  readonly made: Cut[] = [];
  private readonly details: Details;
  private lastCut: Cut = { at: 0, line: 0 };
  /** Where the source could last have been cut, whether or not it was. */
  private lastChance = 0;

  /** `spacing(n)`: how many code units the n-th slice should at least have; fewer where its lines are short. */
  constructor(
    source: string,
    private readonly spacing: (slice: number) => number,
  ) {
    this.details = new Details(source);
  }

  /** A place between two blocks of the top level. */
  offer(at: number, line: number): void {
    if (this.details.holds(at)) return;
    this.lastChance = at;
    const size = at - this.lastCut.at + LINE * (line - this.lastCut.line);
    if (size >= this.spacing(this.made.length)) this.make(at, line);
  }

  /** A place between two items of a list: taken where there has been no other for long. True where it is cut. */
  offerItem(at: number, line: number): boolean {
    if (at - this.lastChance <= LONGEST_LIST || this.details.holds(at)) return false;
    this.lastChance = at;
    this.make(at, line);
    return true;
  }

  private make(at: number, line: number): void {
    this.lastCut = { at, line };
    this.made.push(this.lastCut);
  }
}
