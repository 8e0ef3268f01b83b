/**
 * Converts Liquid tags, as Jekyll uses them. Code tags become fences, links and images Markdown, and site values their names.
 * Removes kramdown attribute lists.
 */

import { convertHighlightTags } from './highlight-tags.js';
import { shortcodeText } from './hugo.js';
import { parseAttributes } from './parse-attributes.js';
import { replaceProse, rewriteProse } from './rewrite-prose.js';
import { imageMarkdown } from './write-markdown.js';

export function rewriteLiquid(source: string): string {
  if (!source.includes('{') || !/\{[%{:]/.test(source)) return source;
  return rewriteProse(convertHighlightTags(source, HIGHLIGHT), (prose, limit) => {
    const tags = replaceProse(
      prose,
      '\\{%-?\\s*comment\\s*-?%\\}(?:[^{]|\\{(?!%-?\\s*comment)){0,5000}?\\{%-?\\s*endcomment\\s*-?%\\}|\\{%-?\\s*(?<name>\\w+)(?<args>[^%]{0,2000}?)-?%\\}',
      limit,
      ({ name = '', args = '' }) => tagText(name.toLowerCase(), args.trim()),
    );
    const toc = tags.replace(/^(?:[*+-]|\d\.) [^\n]{0,80}\n\{:\s*toc[^}\n]{0,80}\}/gm, '\n');
    const values = replaceProse(
      toc,
      '\\{\\{-?(?![<%])(?<value>[^{}]{0,500}?)-?\\}\\}',
      limit,
      ({ value = '' }) => outputText(value),
    );
    return replaceProse(values, '\\{:[ \\t]*(?:toc|[.#\\w])[^}\\n]{0,200}\\}', limit, () => '');
  });
}

/** Opening and closing tag of `{% highlight ruby %}`. */
const HIGHLIGHT = /^\s*\{%-?\s*(?<closes>end)?highlight(?:\s+(?<language>[\w+#-]+))?[^%]*%\}\s*$/;

function tagText(name: string, args: string): string {
  switch (name) {
    case 'link':
      return args;
    case 'post_url':
      return args.replace(/^.*\//, '').replace(/^\d{4}-\d{2}-\d{2}-/, '');
    case 'include':
    case 'include_relative':
    case 'include_cached':
    case 'figure':
    case 'picture':
    case 'img':
      return pictureMarkdown(args);
    case 'gist':
      return `https://gist.github.com/${args.split(/\s/)[0]}`;
    case 'youtube':
      return `https://www.youtube.com/watch?v=${args.split(/\s/)[0]}`;
    default:
      return '';
  }
}

function pictureMarkdown(args: string): string {
  const {
    src,
    path,
    url,
    image: shown,
    image_path: other,
    alt,
    caption,
    title,
    content,
    text,
  } = parseAttributes(args);
  const target = src ?? path ?? url ?? shown ?? other ?? '';
  return imageMarkdown(caption ?? alt ?? title ?? content ?? text ?? '', target);
}

/**
 * Text of an output tag: the string of `{{ "/a" | relative_url }}`, nothing for `{{ site.baseurl }}`, else
 * the variable's name.
 */
function outputText(value: string): string {
  const [first = ''] = value.split('|');
  const [, quoted] = /^\s*["'](.*)["']\s*$/s.exec(first) ?? [];
  if (quoted !== undefined) return quoted;
  const name = first.trim();
  // Zola shortcode: `youtube(id="...")`
  const [, called, args = ''] = /^(\w+)\((.*)\)$/s.exec(name) ?? [];
  if (called !== undefined)
    return shortcodeText(called.toLowerCase(), args.replace(/,(?=\s*\w+\s*=)/g, ' ')) || name;
  return /^(?:site\.(?:base_?url|url|github\.url)|content|toc)$/i.test(name) ? '' : name;
}
