/** Hugo's shortcodes: pictures, links and code become these in Markdown, the rest what text they carry. */
import type { Dialect } from './dialect.js';
import { attributes, fences, image, replaceProse, rewriteProse } from './prose.js';

export const hugo: Dialect = source => {
  if (!source.includes('{{') || !/\{\{[<%]/.test(source)) return source;
  return rewriteProse(highlighted(source), prose =>
    replaceProse(
      prose,
      '\\{\\{(?:<|%)(?<escaped>/\\*)?\\s*(?<closing>/)?\\s*(?<name>[\\w./-]*)(?<args>[^{}]{0,2000}?)/?\\s*(?:\\*/)?[>%]\\}\\}',
      ({ escaped, closing, name = '', args = '' }, whole) =>
        escaped ? whole.replace(/\/\*|\*\//g, '') : closing ? '' : shortcode(name.toLowerCase(), args.trim()),
    ),
  );
};

/** `{{< highlight go "linenos=table" >}}` and its end, each on a line of its own, as fences. */
function highlighted(source: string): string {
  if (!source.includes('highlight')) return source;
  const isCode = fences();
  let open = false;
  const rows = source.split('\n').map(row => {
    const [, closing, language = ''] =
      /^\s*\{\{[<%]\s*(\/?)\s*highlight(?:\s+"?([\w+#-]+))?[^{}]*[>%]\}\}\s*$/.exec(row) ?? [];
    const wanted = open ? '/' : '';
    if (closing !== wanted) {
      if (!open) isCode(row);
      return row;
    }
    open = !open;
    return open ? `\`\`\`\`${language}` : '````';
  });
  return open ? source : rows.join('\n');
}

/** Shortcodes of themes that make a box of what they enclose; their name stands above it. */
const BOX = /^(?:notice|note|tip|info|warning|danger|alert|admonition|callout|hint|important|caution)$/;

function shortcode(name: string, args: string): string {
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
  if (BOX.test(name)) return `**${given.title ?? capital(given.type ?? (first || name))}:** `;
  return given.title ?? given.summary ?? given.caption ?? given.text ?? given.alt ?? given.label ?? '';
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
