/**
 * Looks up references from a block's text to the rest of the document. Implemented by the document builder.
 */
import type { Link } from '../../document/document.js';
import type { HiddenContents } from '../hidden-contents.js';
import type { Destination } from './destination.js';
import type { InlineSyntax } from './inline-extension.js';

export interface ReferenceLookup {
  /** Destination of a link label, given as written between the brackets. */
  linkDestination(label: string): Destination | undefined;
  /** Index of a footnote in `Document.footnotes`. The first reference assigns its number. */
  footnoteIndex(label: string): number | undefined;
  /** Inline syntax of the document. */
  readonly inlineSyntax: InlineSyntax;
  /** Records an anchor in the current block, for links to it. */
  addAnchor(anchor: string): void;
  /** Counts a part towards the limit of the document, in addition to the spans. */
  countLeaf(): void;
  /** Counts contents that are not shown. */
  readonly hidden: HiddenContents;
  /** Set where the rest of a text stays plain, because it has too much markup. */
  isCut: boolean;
  /** Links of the document; new ones are appended. */
  readonly links: Link[];
}
