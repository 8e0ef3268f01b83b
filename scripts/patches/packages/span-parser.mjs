// @ts-check
/**
 * Parses the HTML that highlight.js writes: text, `<span class="...">` and five entities. Its nodes have the shape of parse5's, which
 * it replaces (`parse5.mjs`).
 *
 * @typedef {{ type: 'text', data: string } | { type: 'tag', name: 'span', attribs: { class: string }, childNodes: Node[] }} Node
 */

const PIECE = /<span class="([^"]*)">|<\/span>|[^<]+/g;
/** @type {Record<string, string>} */
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&amp;': '&' };

/**
 * @param {string} html
 * @returns {{ childNodes: Node[] }}
 */
export function parseFragment(html) {
  /** @type {Node[]} */
  const childNodes = [];
  const open = [childNodes];
  for (const [piece, className] of html.matchAll(PIECE)) {
    const into = open.at(-1) ?? childNodes;
    if (className !== undefined) {
      /** @type {Node[]} */
      const inside = [];
      into.push({ type: 'tag', name: 'span', attribs: { class: className }, childNodes: inside });
      open.push(inside);
    } else if (piece === '</span>') open.pop();
    else
      into.push({
        type: 'text',
        data: piece.replace(/&(?:lt|gt|quot|#x27|amp);/g, entity => ENTITIES[entity] ?? entity),
      });
  }
  return { childNodes };
}
