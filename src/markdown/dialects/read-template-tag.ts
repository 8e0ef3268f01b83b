/** Reads the tags of template languages: Liquid, Nunjucks, Tera and Hugo. */

/** Maximum code units of a tag. A longer one is text. */
const MAX_TAG = 2000;

export interface TemplateTag {
  /** `output`: `{{ x }}`. `tag`: `{% x %}`. `shortcode`: `{{< x >}}` and `{{% x %}}` of Hugo. */
  kind: 'output' | 'tag' | 'shortcode' | 'comment';
  /** Lower-case name. Empty for output. */
  name: string;
  /** Arguments as written; for output, the expression. */
  args: string;
  closing: boolean;
  /** True for a tag with comment signs inside its braces, which shows the tag as text. */
  escaped: boolean;
  end: number;
}

const COMMENT = /\{\{\/\*[^{}]{0,2000}?\*\/\}\}/y;
const SHORTCODE =
  /\{\{(?:<|%)(?<escaped>\/\*)?\s*(?<closing>\/)?\s*(?<name>[\w./-]*)(?<args>[^{}]{0,2000}?)\/?\s*(?:\*\/)?[>%]\}\}/y;
const OUTPUT = /\{\{-?(?<args>[^{}]{0,500}?)-?\}\}/y;
const TAG =
  /\{%[-+]?\s*(?<closing>end(?=\w))?(?<name>[\w.]+)(?<args>(?:[^%{}]|%(?!\})|\{(?![%{])|\}){0,2000}?)[-+]?%\}/y;

/** Reads the tag at `at`. */
export function readTemplateTag(source: string, at: number): TemplateTag | undefined {
  const next = source.charAt(at + 1);
  if (next === '%') return match(TAG, 'tag', source, at);
  if (next !== '{') return undefined;
  const third = source.charAt(at + 2);
  if (third === '/') return match(COMMENT, 'comment', source, at);
  return match(
    third === '<' || third === '%' ? SHORTCODE : OUTPUT,
    third === '<' || third === '%' ? 'shortcode' : 'output',
    source,
    at,
  );
}

function match(rule: RegExp, kind: TemplateTag['kind'], source: string, at: number): TemplateTag | undefined {
  rule.lastIndex = at;
  const found = rule.exec(source);
  if (!found || found[0].length > MAX_TAG) return undefined;
  const { name = '', args = '', closing, escaped } = found.groups ?? {};
  return {
    kind,
    name: name.toLowerCase(),
    args: args.trim(),
    closing: closing !== undefined,
    escaped: escaped !== undefined,
    end: rule.lastIndex,
  };
}
