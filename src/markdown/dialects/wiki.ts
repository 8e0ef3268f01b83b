/** Syntax of Obsidian: wiki links `[[file#Heading|text]]`, embeds `![[image.png]]`, comments and block names. */
import { slug } from 'github-slugger';
import { inlineDestination } from '../inline/destination.js';
import type { InlineExtension, InlineMatch } from '../inline/inline-extension.js';
import type { ReferenceLookup } from '../inline/reference-lookup.js';

/** Groups: the mark of an embed, target, text. Without names, which take as long as the match. */
const LINK = /(!)?\[\[([^[\]|\n\s\\`^][^[\]|\n\\`]{0,300})(?:\\?\|([^[\]\n]{0,300}))?\]\]/y;
const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$/i;
/** Numbers in brackets: data, such as `[[1, 2]]`. A year is the name of a note. */
const NUMBERS = /^(?!\d{4}$)[\d\s.,]+$/;
/** Signs of code, such as `[[u8; 3]]`. */
const CODE = /[;{}]/;
/** Internal methods and slots of ECMAScript, which its specification writes in two brackets. */
const SLOT =
  /^(?:Call|Class|Configurable|Construct|DefineOwnProperty|Delete|Enumerable|Extensible|Get|GetOwnProperty|GetPrototypeOf|HasInstance|HasProperty|HomeObject|IsExtensible|IsHTMLDDA|OwnPropertyKeys|PreventExtensions|Prototype|Realm|Set|SetPrototypeOf|Value|Writable)$/;
/** Placeholder for a table of contents. It is the whole paragraph. */
const CONTENTS = /^_?toc_?$/i;
/** A target in parentheses that is an address or path, so that `[[text]](address)` is an ordinary link. */
const ADDRESS = /[/.#:?]/;

/** `[[a]]`, `[[a|b]]` and `![[a]]`. A defined label and a link with an address in parentheses are ordinary links. */
export const wikiLinks = (isVault: boolean): InlineExtension => ({
  start: '[!',
  read(source, at, references) {
    if (source.charCodeAt(at + 1) !== 0x5b) return undefined;
    LINK.lastIndex = at;
    const match = LINK.exec(source);
    if (!match) return undefined;
    const [, embed, target = '', text] = match;
    const end = LINK.lastIndex;
    if (NUMBERS.test(target) || (text !== undefined && cutsCode(text))) return undefined;
    if (!isVault && text === undefined) {
      if (CODE.test(target) || SLOT.test(target)) return undefined;
      if (CONTENTS.test(target)) return at === 0 && end === source.length ? { end, nodes: [] } : undefined;
    }
    if (!embed && isOrdinaryLink(source, end, target, references)) return undefined;
    return { end, ...linkNodes(target.trim(), text?.trim(), embed !== undefined), isWord: true };
  },
});

/** True if a code span would start in `text` and end after it. */
function cutsCode(text: string): boolean {
  return text.split('`').length % 2 === 0;
}

function isOrdinaryLink(source: string, end: number, target: string, references: ReferenceLookup): boolean {
  const next = source.charAt(end);
  if (next === '(') {
    const link = inlineDestination(source, end)?.link;
    if (link && (link.target === '' || ADDRESS.test(link.target))) return true;
  }
  if (next === '[') {
    const [, label] = /^\[([^[\]]{1,300})\]/.exec(source.slice(end, end + 302)) ?? [];
    if (label !== undefined && references.linkDestination(label)) return true;
  }
  return references.linkDestination(target) !== undefined;
}

function linkNodes(target: string, text: string | undefined, embed: boolean): Pick<InlineMatch, 'nodes'> {
  const hash = target.indexOf('#');
  const file = hash < 0 ? target : target.slice(0, hash);
  const fragment = hash < 0 ? '' : target.slice(hash + 1);
  // text after the `|` of an image may be its width
  if (embed && PICTURE.test(file)) {
    const shown = text && !/^\d+(?:x\d+)?$/.test(text) ? text : file;
    return { nodes: [{ kind: 'image', text: shown, target: file }] };
  }
  const heading = fragment === '' ? '' : fragment.replace(/.*#/s, '').replace(/\^.*/s, '');
  const shown = text || (file && heading ? `${file} › ${heading}` : file || heading || fragment);
  const address = heading ? `${file}#${slug(heading)}` : file || `#${fragment}`;
  return { nodes: [{ kind: 'autolink', text: shown, target: address }] };
}

const WORD = /[\p{L}\p{N}]/u;

/** Comment `%%...%%` within a block, in vaults only. `10%%` opens none. */
export const vaultComments: InlineExtension = {
  start: '%',
  read(source, at) {
    if (source.charCodeAt(at + 1) !== 0x25 || WORD.test(source.charAt(at - 1))) return undefined;
    const end = source.slice(at + 2, at + MAX_COMMENT).indexOf('%%');
    return end < 0 ? undefined : { end: at + 4 + end, nodes: [] };
  },
};

/** Maximum code units of a comment. Reading them again for each `%%` that opens none must stay cheap. */
const MAX_COMMENT = 5000;

const BLOCK_NAME = /\^([a-z\d][\w-]{0,60})[ \t]*(?=\n|$)/iy;

/** Name of a block, in vaults only: a caret and letters at the end of a line. Becomes an anchor. */
export const blockNames: InlineExtension = {
  start: '^',
  read(source, at) {
    BLOCK_NAME.lastIndex = at;
    const match = /\s/.test(source.charAt(at - 1)) ? BLOCK_NAME.exec(source) : null;
    return match
      ? { end: BLOCK_NAME.lastIndex, nodes: [{ kind: 'anchor', anchor: `^${match[1]}` }] }
      : undefined;
  },
};
