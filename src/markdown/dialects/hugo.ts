/** Hugo's shortcodes: pictures, links and code become these in Markdown, the rest what text they carry. */

import { attributes, image, replaceProse, rewriteProse } from './code-fences.js';
import type { Dialect } from './dialect.js';
import { highlighted } from './highlight-tags.js';

export const hugo: Dialect = source => {
  if (!source.includes('{{') || !/\{\{(?:[<%]|\/\*)/.test(source)) return source;
  return rewriteProse(highlighted(source, HIGHLIGHT), prose =>
    replaceProse(
      prose,
      '\\{\\{/\\*[^{}]{0,2000}?\\*/\\}\\}|\\{\\{(?:<|%)(?<escaped>/\\*)?\\s*(?<closing>/)?\\s*(?<name>[\\w./-]*)(?<args>[^{}]{0,2000}?)/?\\s*(?:\\*/)?[>%]\\}\\}',
      ({ escaped, closing, name = '', args = '' }, whole) =>
        escaped ? whole.replace(/\/\*|\*\//g, '') : closing ? '' : shortcode(name.toLowerCase(), args.trim()),
    ),
  );
};

/** `{{< highlight go "linenos=table" >}}` and its end. */
const HIGHLIGHT =
  /^\s*\{\{[<%]\s*(?<closes>\/?)\s*highlight(?:\s+"?(?<language>[\w+#-]+))?[^{}]*[>%]\}\}\s*$/;

/** Shortcodes of themes that make a box of what they enclose; their name stands above it. */
const BOX = /^(?:notice|note|tip|info|warning|danger|alert|admonition|callout|hint|important|caution)$/;

/** Those of which each stands for a part that its title names. */
const PART = /^(?:tab|tabitem|step|accordion|collapse|expand|details)$/;

/** What can be read of a shortcode; `args` as it is written. */
export function shortcode(name: string, args: string): string {
  const given = attributes(args);
  const first = given['0'] ?? '';
  switch (name) {
    case 'figure':
    case 'img':
    case 'image':
      return image(given.caption ?? given.alt ?? given.title ?? '', given.src ?? first);
    case 'ref':
    case 'relref':
      return given.path ?? first;
    case 'youtube':
      return `https://www.youtube.com/watch?v=${given.id ?? first}`;
    case 'vimeo':
      return `https://vimeo.com/${given.id ?? first}`;
    case 'gist':
      return `https://gist.github.com/${first}/${given['1'] ?? ''}`;
    case 'tweet':
    case 'x':
      return `https://x.com/${given.user ?? '-'}/status/${given.id ?? first}`;
    case 'param':
      return first;
  }
  if (BOX.test(name)) return bold(given.title ?? capital(given.type ?? (first || name)));
  const text = given.title ?? given.summary ?? given.caption ?? given.text ?? given.alt ?? given.label;
  if (PART.test(name)) return bold(text ?? given.name ?? given.header ?? first);
  // A word between quotes is text more often than the name of a thing: `kbd "Ctrl"`.
  return text ?? /^"([^"/.]{1,60})"$/.exec(args)?.[1] ?? '';
}

function bold(title: string): string {
  return title && `**${title}:** `;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
