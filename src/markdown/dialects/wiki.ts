/**
 * Converts Obsidian's wiki links: `[[file]]`, `[[file#Heading|text]]`, `![[image.png]]`. Removes comments and
 * block names, and gives callouts a title.
 */
import { slug } from 'github-slugger';
import { replaceMatches, replaceProse, rewriteProse } from './rewrite-prose.js';
import { imageMarkdown, linkTarget, titleLine } from './write-markdown.js';

/** Texts of which every rewritten source contains at least one, or a block name. */
const MARKS = ['[[', '%%', '[!'];

export function rewriteWikiLinks(source: string): string {
  if (!MARKS.some(mark => source.includes(mark)) && !mayNameBlock(source)) return source;
  return rewriteProse(source, (prose, limit) => {
    const plain = prose.includes('%%') ? replaceProse(prose, '%%.{0,5000}?%%', limit, () => '') : prose;
    const linked = replaceProse(
      plain,
      '(?<embed>!)?\\[\\[(?<target>[^\\[\\]|\\n\\s\\\\](?:[^\\[\\]|\\n\\\\]{0,300}))?(?:\\\\?\\|(?<text>[^\\[\\]\\n]{0,300}))?\\]\\](?![(:\\[])',
      limit,
      ({ embed, target = '', text }, whole) =>
        target === '' ? whole : wikiLink(target.trim(), text?.trim(), embed),
    );
    const titled = linked.includes('[!') ? replaceMatches(linked, CALLOUT, limit, calloutTitle) : linked;
    return titled.includes('^') ? replaceMatches(titled, BLOCK_NAME, limit, () => '') : titled;
  });
}

/** Fast path: carets are rarer than blanks, so they are searched first. */
function mayNameBlock(source: string): boolean {
  return source.includes('^') && source.includes(' ^');
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$/i;

function wikiLink(target: string, text: string | undefined, embed: string | undefined): string {
  const [file = '', fragment = ''] = target.split(/#(.*)/s);
  // text after the `|` of an image may be its width
  if (embed && PICTURE.test(file))
    return imageMarkdown(text && !/^\d+(?:x\d+)?$/.test(text) ? text : file, file);
  const heading = fragment.replace(/.*#/s, '').replace(/\^.*/s, '');
  const shown = text || (file && heading ? `${file} › ${heading}` : file || heading);
  return `[${shown.replace(/[[\]]/g, '\\$&')}](${linkTarget(heading ? `${file}#${slug(heading)}` : file)})`;
}

/** Name of a block, for links to it. It is a caret and letters at the end of its last line. */
const BLOCK_NAME = /(?<=\S)[ \t]\^[a-z][\w-]{0,60}$/gm;

/** First line of a callout. */
const CALLOUT = /^((?:[ \t]*>)+[ \t]*)\[!([\w-]+)\]([+-]?)[ \t]*([^\n]*)$/gm;
const GITHUBS = /^(?:note|tip|important|warning|caution)$/i;

function calloutTitle([, quote = '', kind = '', fold, title = '']: RegExpExecArray): string | undefined {
  if (title === '' && fold === '' && GITHUBS.test(kind)) return undefined;
  return quote + titleLine(kind, title.trim());
}
