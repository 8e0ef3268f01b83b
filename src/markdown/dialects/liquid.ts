/**
 * Liquid, as Jekyll has it in Markdown: tags for code become fences, those for links and pictures become these, values
 * that only the site knows give way to their names. Kramdown's attribute lists go.
 */

import { attributes, image, replaceProse, rewriteProse } from './code-fences.js';
import type { Dialect } from './dialect.js';
import { highlighted } from './highlight-tags.js';
import { shortcode } from './hugo.js';

export const liquid: Dialect = source => {
  if (!source.includes('{') || !/\{[%{:]/.test(source)) return source;
  return rewriteProse(highlighted(source, HIGHLIGHT), prose => {
    const tags = replaceProse(
      prose,
      '\\{%-?\\s*comment\\s*-?%\\}(?:[^{]|\\{(?!%-?\\s*comment)){0,5000}?\\{%-?\\s*endcomment\\s*-?%\\}|\\{%-?\\s*(?<name>\\w+)(?<args>[^%]{0,2000}?)-?%\\}',
      ({ name = '', args = '' }) => tag(name.toLowerCase(), args.trim()),
    );
    const toc = tags.replace(/^(?:[*+-]|\d\.) [^\n]{0,80}\n\{:\s*toc[^}\n]{0,80}\}/gm, '\n');
    const values = replaceProse(toc, '\\{\\{-?(?![<%])(?<value>[^{}]{0,500}?)-?\\}\\}', ({ value = '' }) =>
      output(value),
    );
    return replaceProse(values, '\\{:[ \\t]*(?:toc|[.#\\w])[^}\\n]{0,200}\\}', () => '');
  });
};

/** `{% highlight ruby %}` and its end. */
const HIGHLIGHT = /^\s*\{%-?\s*(?<closes>end)?highlight(?:\s+(?<language>[\w+#-]+))?[^%]*%\}\s*$/;

function tag(name: string, args: string): string {
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
      return picture(args);
    case 'gist':
      return `https://gist.github.com/${args.split(/\s/)[0]}`;
    case 'youtube':
      return `https://www.youtube.com/watch?v=${args.split(/\s/)[0]}`;
    default:
      return '';
  }
}

function picture(args: string): string {
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
  } = attributes(args);
  const target = src ?? path ?? url ?? shown ?? other ?? '';
  return image(caption ?? alt ?? title ?? content ?? text ?? '', target);
}

/** `{{ "/a" | relative_url }}` is its text, `{{ site.baseurl }}` nothing, any other value its name. */
function output(value: string): string {
  const [first = ''] = value.split('|');
  const [, quoted] = /^\s*["'](.*)["']\s*$/s.exec(first) ?? [];
  if (quoted !== undefined) return quoted;
  const name = first.trim();
  // Zola's: `youtube(id="...")`.
  const [, called, args = ''] = /^(\w+)\((.*)\)$/s.exec(name) ?? [];
  if (called !== undefined)
    return shortcode(called.toLowerCase(), args.replace(/,(?=\s*\w+\s*=)/g, ' ')) || name;
  return /^(?:site\.(?:base_?url|url|github\.url)|content|toc)$/i.test(name) ? '' : name;
}
