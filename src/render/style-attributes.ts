import type { StyleName } from '../document/style.js';

/** `#rrggbb`, or one of the terminal's own 16 colours. Those are 0 to 15, in the order of SGR 30 to 37 and 90 to 97. */
export type Colour = `#${string}` | number;

/** Colours and attributes of a style, independent of the terminal's capabilities. */
export interface StyleAttributes {
  fg?: Colour;
  bg?: Colour;
  bold?: boolean;
  dim?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  inverse?: boolean;
}

export type ThemeStyles = Partial<Record<StyleName, StyleAttributes>>;

export interface Theme {
  name: string;
  styles: ThemeStyles;
}

/** Attributes that do not depend on colour. Every theme starts with them. */
export const BASE_STYLES: ThemeStyles = {
  strong: { bold: true },
  em: { italic: true },
  strike: { strike: true },
  link: { underline: true },
  kbd: { bold: true },
  mark: { inverse: true },
  heading1: { bold: true },
  heading2: { bold: true },
  heading3: { bold: true },
  heading4: { bold: true },
  heading5: { bold: true },
  heading6: { italic: true },
  label: { bold: true },
  caption: { italic: true },
  tablehead: { bold: true },
  notice: { italic: true },
  comment: { italic: true },
  keyword: { bold: true },
  // Never dim, so that they are seen inside dim text. Also, Ink cannot restore dim after bold and dim together.
  match: { underline: true, bold: true, dim: false },
  'match-current': { inverse: true, dim: false },
  selected: { inverse: true, dim: false },
  cursor: { inverse: true },
  title: { bold: true },
  key: { bold: true },
  error: { bold: true },
};

/** Merges two sets of styles name by name; attributes of `over` win. */
export function mergeStyles(under: ThemeStyles, over: ThemeStyles): ThemeStyles {
  const styles: ThemeStyles = { ...under };
  for (const name of Object.keys(over) as StyleName[]) styles[name] = { ...under[name], ...over[name] };
  return styles;
}

/** Colours of a theme with fixed colours, from which its styles are built. */
export interface Palette {
  text: Colour;
  faint: Colour;
  heading: Colour;
  subheading: Colour;
  link: Colour;
  code: Colour;
  red: Colour;
  orange: Colour;
  yellow: Colour;
  green: Colour;
  cyan: Colour;
  blue: Colour;
  purple: Colour;
  /** Text and background of a search match, the current match and the selected row. */
  match: { fg: Colour; bg: Colour };
  current: { fg: Colour; bg: Colour };
  selected: { fg: Colour; bg: Colour };
}

/** Builds the styles of a theme from its palette. */
export function stylesOf(palette: Palette): ThemeStyles {
  const { faint, heading, subheading, link, code, red, orange, yellow, green, cyan, blue, purple } = palette;
  const plain = { inverse: false, underline: false, bold: false };
  return mergeStyles(BASE_STYLES, {
    code: { fg: code },
    link: { fg: link },
    image: { fg: purple },
    kbd: { fg: yellow },
    mark: { ...plain, ...palette.match },
    strike: { fg: faint },
    noteref: { fg: cyan },
    heading1: { fg: heading },
    heading2: { fg: heading },
    heading3: { fg: subheading },
    heading4: { fg: subheading },
    heading5: { fg: subheading },
    heading6: { fg: subheading },
    bar: { fg: faint },
    bullet: { fg: cyan },
    rule: { fg: faint },
    label: { fg: faint },
    caption: { fg: faint },
    tablehead: { fg: heading },
    border: { fg: faint },
    notice: { fg: yellow },
    address: { fg: link, underline: false },
    note: { fg: blue },
    tip: { fg: green },
    important: { fg: purple },
    warning: { fg: yellow },
    caution: { fg: red },
    details: { fg: cyan },
    keyword: { fg: purple },
    string: { fg: green },
    number: { fg: orange },
    literal: { fg: orange },
    comment: { fg: faint },
    type: { fg: yellow },
    function: { fg: blue },
    variable: { fg: red },
    attribute: { fg: cyan },
    tag: { fg: red },
    operator: { fg: cyan },
    meta: { fg: faint },
    builtin: { fg: yellow },
    addition: { fg: green },
    deletion: { fg: red },
    symbol: { fg: orange },
    match: { ...plain, bold: true, ...palette.match },
    'match-current': { ...plain, bold: true, ...palette.current },
    selected: { ...plain, ...palette.selected },
    cursor: { fg: heading, inverse: false, bold: true },
    title: { fg: heading },
    dim: { fg: faint },
    unfocused: { fg: faint },
    status: { fg: faint },
    key: { fg: link },
    error: { fg: red },
  });
}
