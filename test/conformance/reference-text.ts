/** Visible words of reference HTML. */
import { decodeHTML } from 'entities';

/** Text of CommonMark's reference HTML, without tags and hidden content, with entities decoded. */
export function referenceText(html: string): string {
  const shown = html
    .replace(/<!--(?:-?>|[\s\S]*?-->)|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<![a-zA-Z][\s\S]*?>/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(
      /<\/?[a-zA-Z][a-zA-Z0-9-]*(?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/g,
      tag => (BREAKS.test(tag) ? ' ' : imageText(tag)),
    );
  return decodeHTML(shown);
}

const BREAKS =
  /^<\/?(?:p|div|li|ul|ol|blockquote|pre|h[1-6]|hr|br|td|th|tr|table|thead|tbody|section|aside|del|ins)\b/i;

export function words(text: string): string[] {
  return text.split(/[\s\u200b\u00ad]+/).filter(word => word !== '');
}

/** Alt text of an image, or its file name. */
function imageText(tag: string): string {
  if (!/^<img\b/i.test(tag)) return '';
  const alt = /\balt=(["'])(.*?)\1/s.exec(tag)?.[2];
  return alt || (/\bsrc=(["'])(?:[^"']*\/)?([^"']*)\1/.exec(tag)?.[2] ?? '');
}
