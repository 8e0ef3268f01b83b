/**
 * The themes: tables from style names to attributes. `terminal` uses the terminal's own colours and so follows the user's
 * palette. The others have fixed colours, with a contrast of at least 4.5 to 1 on their backgrounds (WCAG 2.1, 1.4.3;
 * a test computes it). Escape codes are in `render.ts`.
 */
import { BASE_STYLES, mergeStyles, stylesOf, type Theme, type ThemeStyles } from './style-attributes.js';
import type { ThemeName } from './theme-names.js';

// The terminal's colours that are legible on light and dark backgrounds. Black, white and both yellows are not. Blue (4) is too dark
// on black in most palettes, so bright blue is used.
const RED = 1;
const GREEN = 2;
const MAGENTA = 5;
const CYAN = 6;
const BRIGHT_BLUE = 12;

const terminal = (): ThemeStyles =>
  mergeStyles(BASE_STYLES, {
    code: { fg: CYAN },
    link: { fg: BRIGHT_BLUE },
    image: { fg: MAGENTA },
    noteref: { fg: CYAN },
    heading1: { fg: MAGENTA },
    heading2: { fg: MAGENTA },
    heading3: { fg: BRIGHT_BLUE },
    heading4: { fg: BRIGHT_BLUE },
    heading5: { fg: BRIGHT_BLUE },
    heading6: { fg: BRIGHT_BLUE },
    bar: { dim: true },
    bullet: { fg: CYAN },
    rule: { dim: true },
    border: { dim: true },
    address: { fg: BRIGHT_BLUE },
    notice: { fg: RED },
    note: { fg: BRIGHT_BLUE },
    tip: { fg: GREEN },
    important: { fg: MAGENTA },
    warning: { fg: RED },
    caution: { fg: RED },
    details: { fg: CYAN },
    keyword: { fg: MAGENTA },
    string: { fg: GREEN },
    number: { fg: RED },
    literal: { fg: RED },
    comment: { dim: true },
    type: { fg: CYAN },
    function: { fg: BRIGHT_BLUE },
    variable: { fg: RED },
    attribute: { fg: CYAN },
    tag: { fg: RED },
    operator: {},
    meta: { dim: true },
    builtin: { fg: CYAN },
    addition: { fg: GREEN },
    deletion: { fg: RED },
    symbol: { fg: MAGENTA },
    match: { inverse: true, underline: false, bold: false },
    // Another colour than other matches, readable on dark and light backgrounds; without colours, the underline differs.
    'match-current': { fg: MAGENTA, inverse: true, bold: true, underline: true },
    dim: { dim: true },
    unfocused: { dim: true },
    status: { dim: true },
    key: { fg: CYAN },
    error: { fg: RED },
  });

/** For backgrounds from #000000 to #1e1e1e. */
const dark = (): ThemeStyles =>
  stylesOf({
    text: '#d8dee9',
    faint: '#9aa5b8',
    heading: '#88c0ff',
    subheading: '#a9c7e8',
    link: '#7fb4ff',
    code: '#e5c890',
    red: '#ff8f88',
    orange: '#f0a66e',
    yellow: '#e5c07b',
    green: '#9fd08a',
    cyan: '#76cfd6',
    blue: '#82b1ff',
    purple: '#cfa0f0',
    match: { fg: '#1b1b1b', bg: '#d9b25f' },
    current: { fg: '#101010', bg: '#ff9e64' },
    selected: { fg: '#ffffff', bg: '#2f4a75' },
  });

/** For backgrounds from #ffffff to #f5f5f5. */
const light = (): ThemeStyles =>
  stylesOf({
    text: '#24292f',
    faint: '#59636e',
    heading: '#0b4a9e',
    subheading: '#2c5282',
    link: '#0757ba',
    code: '#8a3a00',
    red: '#b3202a',
    orange: '#9a4a00',
    yellow: '#8a4a00',
    green: '#1a6b32',
    cyan: '#0b6470',
    blue: '#0757ba',
    purple: '#6f35b5',
    match: { fg: '#1f1f1f', bg: '#ffd866' },
    current: { fg: '#1f1f1f', bg: '#ff9f43' },
    selected: { fg: '#ffffff', bg: '#0b4a9e' },
  });

/**
 * For any background: the terminal's own foreground, without dim text. No colour has a contrast of 7 to 1 on both black and
 * white, so the few colours come with their own background.
 */
const highContrast = (): ThemeStyles =>
  mergeStyles(BASE_STYLES, {
    code: { bold: true },
    em: { underline: true },
    kbd: { inverse: true },
    match: { fg: '#000000', bg: '#ffe27a', underline: false },
    'match-current': { bold: true, underline: true },
    // Dim on purpose: the user asked for focus mode.
    unfocused: { dim: true },
    deletion: { strike: true },
    addition: { underline: true },
    error: { fg: '#ffffff', bg: '#8a0000' },
  });

/** No colours: bold, italic, underline. */
const mono = (): ThemeStyles =>
  mergeStyles(BASE_STYLES, {
    code: { bold: true },
    match: { inverse: true, underline: false },
    'match-current': { bold: true, underline: true },
    bar: { dim: true },
    rule: { dim: true },
    border: { dim: true },
    dim: { dim: true },
    unfocused: { dim: true },
    status: { dim: true },
    comment: { dim: true },
  });

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  terminal: theme('terminal', terminal),
  dark: theme('dark', dark),
  light: theme('light', light),
  'high-contrast': theme('high-contrast', highContrast),
  mono: theme('mono', mono),
};

/** Creates a theme whose styles are built at their first use. Building all five took 0.7 ms of every start. */
function theme(name: ThemeName, build: () => ThemeStyles): Theme {
  let styles: ThemeStyles | undefined;
  return {
    name,
    get styles() {
      styles ??= build();
      return styles;
    },
  };
}
