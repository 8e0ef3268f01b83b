/** Converts Hugo shortcodes: images, links and code to Markdown, all others to the text they contain. */

import { convertHighlightTags } from './highlight-tags.js';
import { parseAttributes } from './parse-attributes.js';
import { replaceProse, rewriteProse } from './rewrite-prose.js';
import { imageMarkdown } from './write-markdown.js';

export function rewriteHugo(source: string): string {
  if (!source.includes('{{') || !/\{\{(?:[<%]|\/\*)/.test(source)) return source;
  return rewriteProse(convertHighlightTags(source, HIGHLIGHT), (prose, limit) =>
    replaceProse(
      prose,
      '\\{\\{/\\*[^{}]{0,2000}?\\*/\\}\\}|\\{\\{(?:<|%)(?<escaped>/\\*)?\\s*(?<closing>/)?\\s*(?<name>[\\w./-]*)(?<args>[^{}]{0,2000}?)/?\\s*(?:\\*/)?[>%]\\}\\}',
      limit,
      ({ escaped, closing, name = '', args = '' }, whole) =>
        escaped
          ? whole.replace(/\/\*|\*\//g, '')
          : closing
            ? ''
            : shortcodeText(name.toLowerCase(), args.trim()),
    ),
  );
}

/** Opening and closing tag of `{{< highlight go "linenos=table" >}}`. */
const HIGHLIGHT =
  /^\s*\{\{[<%]\s*(?<closes>\/?)\s*highlight(?:\s+"?(?<language>[\w+#-]+))?[^{}]*[>%]\}\}\s*$/;

/** Theme shortcodes that draw a box; the name becomes the title. */
const BOX = /^(?:notice|note|tip|info|warning|danger|alert|admonition|callout|hint|important|caution)$/;

/** Shortcodes for one part of a group, named by its title. */
const PART = /^(?:tab|tabitem|step|accordion|collapse|expand|details)$/;

/** Text of a shortcode. `args` are its arguments as written. */
export function shortcodeText(name: string, args: string): string {
  const values = parseAttributes(args);
  const first = values['0'] ?? '';
  switch (name) {
    case 'figure':
    case 'img':
    case 'image':
      return imageMarkdown(values.caption ?? values.alt ?? values.title ?? '', values.src ?? first);
    case 'ref':
    case 'relref':
      return values.path ?? first;
    case 'youtube':
      return `https://www.youtube.com/watch?v=${values.id ?? first}`;
    case 'vimeo':
      return `https://vimeo.com/${values.id ?? first}`;
    case 'gist':
      return `https://gist.github.com/${first}/${values['1'] ?? ''}`;
    case 'tweet':
    case 'x':
      return `https://x.com/${values.user ?? '-'}/status/${values.id ?? first}`;
    case 'param':
      return first;
  }
  if (BOX.test(name)) return bold(values.title ?? capital(values.type ?? (first || name)));
  const text = values.title ?? values.summary ?? values.caption ?? values.text ?? values.alt ?? values.label;
  if (PART.test(name)) return bold(text ?? values.name ?? values.header ?? first);
  // a quoted word is more often text than a name: `kbd "Ctrl"`
  return text ?? /^"([^"/.]{1,60})"$/.exec(args)?.[1] ?? '';
}

function bold(title: string): string {
  return title && `**${title}:** `;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
