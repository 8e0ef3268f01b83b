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
const SHORTCODE = /\{\{(?:<|%)(\/\*)?\s*(\/)?\s*([\w./-]*)([^{}]{0,2000}?)\/?\s*(?:\*\/)?[>%]\}\}/y;
const OUTPUT = /\{\{-?([^{}]{0,500}?)-?\}\}/y;
const TAG = /\{%[-+]?\s*(end(?=\w))?([\w.]+)((?:[^%{}]|%(?!\})|\{(?![%{])|\}){0,2000}?)[-+]?%\}/y;

const RULES = { comment: COMMENT, shortcode: SHORTCODE, output: OUTPUT, tag: TAG };
/** A group that no rule has. */
const NONE = 9;
/** Groups of the rules by number, because an object of named groups takes as long as the match. */
const GROUPS = {
  comment: { escaped: NONE, closing: NONE, name: NONE, args: NONE },
  shortcode: { escaped: 1, closing: 2, name: 3, args: 4 },
  output: { escaped: NONE, closing: NONE, name: NONE, args: 1 },
  tag: { escaped: NONE, closing: 1, name: 2, args: 3 },
};

/** Reads the tag at `at`. */
export function readTemplateTag(source: string, at: number): TemplateTag | undefined {
  const next = source.charAt(at + 1);
  if (next !== '%' && next !== '{') return undefined;
  const third = source.charAt(at + 2);
  const kind =
    next === '%'
      ? 'tag'
      : third === '/'
        ? 'comment'
        : third === '<' || third === '%'
          ? 'shortcode'
          : 'output';
  const rule = RULES[kind];
  rule.lastIndex = at;
  const found = rule.exec(source);
  if (!found || found[0].length > MAX_TAG) return undefined;
  const { escaped, closing, name, args } = GROUPS[kind];
  return {
    kind,
    name: (found[name] ?? '').toLowerCase(),
    args: (found[args] ?? '').trim(),
    closing: found[closing] !== undefined,
    escaped: found[escaped] !== undefined,
    end: rule.lastIndex,
  };
}
