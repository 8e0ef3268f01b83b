/**
 * Wiki links, as Obsidian and its like have them: `[[note]]`, `[[note#Heading|text]]`, `![[picture.png]]`; its comments and the names
 * of its blocks go.
 */
import { slug } from 'github-slugger';
import { address, image, replaceProse, rewriteProse, titled } from './code-fences.js';
import type { Dialect } from './dialect.js';

/** One of these is in whatever is rewritten here. */
const MARKS = ['[[', '%%', '[!'];

export const wiki: Dialect = source => {
  if (!MARKS.some(mark => source.includes(mark)) && !namesBlock(source)) return source;
  return rewriteProse(source, prose => {
    const plain = prose.includes('%%') ? replaceProse(prose, '%%.{0,5000}?%%', () => '') : prose;
    const linked = replaceProse(
      plain,
      '(?<embed>!)?\\[\\[(?<target>[^\\[\\]|\\n\\s\\\\](?:[^\\[\\]|\\n\\\\]{0,300}))?(?:\\\\?\\|(?<text>[^\\[\\]\\n]{0,300}))?\\]\\](?![(:\\[])',
      ({ embed, target = '', text }, whole) =>
        target === '' ? whole : link(target.trim(), text?.trim(), embed),
    );
    return linked.replace(CALLOUT, callout).replace(BLOCK_NAME, '');
  });
};

/** Blanks are many and carets few: they are looked for first. */
function namesBlock(source: string): boolean {
  return source.includes('^') && source.includes(' ^');
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$/i;

function link(target: string, text: string | undefined, embed: string | undefined): string {
  const [note = '', fragment = ''] = target.split(/#(.*)/s);
  // After the `|` of a picture stands its width.
  if (embed && PICTURE.test(note)) return image(text && !/^\d+(?:x\d+)?$/.test(text) ? text : note, note);
  const heading = fragment.replace(/.*#/s, '').replace(/\^.*/s, '');
  const shown = text || (note && heading ? `${note} › ${heading}` : note || heading);
  return `[${shown.replace(/[[\]]/g, '\\$&')}](${address(heading ? `${note}#${slug(heading)}` : note)})`;
}

/** What a link to one block of a note names it by: letters at the end of its last line. */
const BLOCK_NAME = /(?<=\S)[ \t]\^[a-z][\w-]{0,60}$/gm;

/** The first line of a callout that is not one of GitHub's. */
const CALLOUT = /^((?:[ \t]*>)+[ \t]*)\[!([\w-]+)\]([+-]?)[ \t]*([^\n]*)$/gm;
const GITHUBS = /^(?:note|tip|important|warning|caution)$/i;

function callout(whole: string, quote: string, kind: string, fold: string, title: string): string {
  if (title === '' && fold === '' && GITHUBS.test(kind)) return whole;
  return quote + titled(kind, title.trim());
}
