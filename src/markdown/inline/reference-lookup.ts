/** What a block's text may refer to elsewhere in the document; the parser hands it to the inline scanner. */
import type { Link } from '../../document/document.js';
import type { Destination } from './destination.js';

export interface References {
  /** The definition of a link label, as written between the brackets. */
  definition(label: string): Destination | undefined;
  /** The index of a footnote in `Document.footnotes`, numbered now if this is its first reference. */
  note(label: string): number | undefined;
  /** The document's links, to be added to. */
  readonly links: Link[];
}
