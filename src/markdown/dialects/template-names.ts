/** Lists the names of template tags, grouped by their conversion. */

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** Liquid tags of one tool only: converted wherever they occur. */
export const KNOWN_TAGS = names(
  'highlight link post_url include_relative include_cached gist seo feed_meta post_link post_path asset_img asset_path asset_link ' +
    'codeblock pullquote remote_include end',
);
/** Tags without text of their own, in an article of a tool that has them. */
export const CONTROL_TAGS = names(
  'if elsif elseif else unless case when for break continue cycle tablerow assign set capture increment decrement raw verbatim comment ' +
    'layout render import from extends block macro call filter filterblock shortcode eleventy liquid echo paginate seo feed_meta ' +
    'css js style javascript stylesheet schema section form end renderTemplate toc',
);
/** Tags with the path of an image or other file. */
export const PICTURE_TAGS = names(
  'figure picture img image include include_relative include_cached responsive_image asset_img',
);
/** Tags and shortcodes for videos, sounds and embedded pages. */
export const MEDIA_TAGS = names('youtube vimeo video audio iframe embed');
/** Output with a filter of Jekyll and Eleventy: converted wherever it occurs. */
export const KNOWN_OUTPUT =
  /^\s*(?:"[^"]*"|'[^']*'|[\w./-]+)\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)/;
/** Variables of Jekyll and Eleventy: converted in every address. In text, other template languages have them too. */
export const KNOWN_VARIABLE = /^\s*(?:site|page)\.[\w.]+\s*(?:\||$)/;
/** Theme shortcodes that draw a box; the name becomes the title. */
export const BOXES = names(
  'notice note tip info warning danger alert admonition callout hint important caution',
);
/** Shortcodes for one part of a group, named by its title. */
export const PARTS = names('tab tabitem step accordion collapse expand details');
/** Shortcodes and tags with code or data inside, and the language of it. */
export const DATA: Readonly<Record<string, string>> = {
  highlight: '',
  codeblock: '',
  code: '',
  'code-toggle': '',
  'code-block': '',
  prism: '',
  mermaid: 'mermaid',
  plantuml: 'plantuml',
  graphviz: 'dot',
  goat: '',
  chart: 'json',
  echarts: 'json',
  mapbox: '',
  math: 'math',
  katex: 'math',
  csv: '',
  gallery_data: '',
};
