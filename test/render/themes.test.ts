import { describe, expect, it } from 'vitest';
import { STYLE_NAMES } from '../../src/document/style.js';
import type { Colour, StyleAttributes } from '../../src/render/style-attributes.js';
import { THEME_NAMES, type ThemeName } from '../../src/render/theme-names.js';
import { THEMES } from '../../src/render/themes.js';

/** Relative luminance of `#rrggbb` (WCAG 2.1). */
function luminance(colour: Colour): number {
  const value = Number.parseInt(String(colour).slice(1), 16);
  const [red = 0, green = 0, blue = 0] = [value >> 16, (value >> 8) & 0xff, value & 0xff].map(each => {
    const share = each / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const backgrounds: [ThemeName, Colour[], number][] = [
  ['dark', ['#000000', '#121212', '#1e1e1e'], 4.5],
  ['light', ['#ffffff', '#fafafa', '#f5f5f5'], 4.5],
];

describe('themes with fixed colours', () => {
  it.each(backgrounds)(
    '%s has enough contrast for every style on all its backgrounds',
    (name, grounds, least) => {
      const styles = Object.entries<StyleAttributes>(THEMES[name].styles);
      const pairs = styles.flatMap(([style, attributes]) => {
        if (attributes.bg !== undefined)
          return [{ style, fg: attributes.fg ?? '#000000', bg: attributes.bg }];
        return attributes.fg === undefined
          ? []
          : grounds.map(bg => ({ style, fg: attributes.fg as Colour, bg }));
      });
      expect(pairs.length).toBeGreaterThan(40);
      expect(pairs.filter(({ fg, bg }) => contrast(fg, bg) < least)).toEqual([]);
    },
  );

  it.each(backgrounds)('%s uses no dim, whose contrast is unknown, and only #rrggbb colours', name => {
    for (const attributes of Object.values<StyleAttributes>(THEMES[name].styles)) {
      expect(attributes.dim ?? false).toBe(false);
      for (const colour of [attributes.fg, attributes.bg])
        if (colour !== undefined) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    }
  });
});

describe('the high-contrast theme', () => {
  const { styles } = THEMES['high-contrast'];

  it('has the foreground of the terminal on its background, so that it is legible on any', () => {
    for (const [style, { fg, bg }] of Object.entries<StyleAttributes>(styles)) {
      expect(fg === undefined, style).toBe(bg === undefined);
      if (fg !== undefined && bg !== undefined) expect(contrast(fg, bg), style).toBeGreaterThanOrEqual(7);
    }
  });

  it('dims only the text out of focus', () => {
    const dimmed = Object.entries<StyleAttributes>(styles).filter(([, { dim }]) => dim);
    expect(dimmed.map(([style]) => style)).toEqual(['unfocused']);
  });
});

/** Bright blue of common palettes, and the backgrounds they come with. */
const brightBlues: [palette: string, brightBlue: Colour, backgrounds: Colour[]][] = [
  ['xterm', '#5c5cff', ['#ffffff', '#000000']],
  ['VGA, PuTTY', '#5555ff', ['#000000']],
  ['GNOME', '#2a7bde', ['#ffffff', '#1e1e1e']],
  ['Windows Terminal', '#3b78ff', ['#0c0c0c']],
  ['kitty', '#1a8fff', ['#000000']],
  ['Konsole', '#3daee9', ['#232627']],
  ['VS Code, dark', '#3b8eea', ['#1e1e1e']],
  ['VS Code, light', '#0451a5', ['#ffffff']],
];

describe('the terminal theme', () => {
  it.each(brightBlues)('has links that are legible in the palette of %s', (_, brightBlue, grounds) => {
    expect(THEMES.terminal.styles.link?.fg).toBe(12);
    for (const ground of grounds) expect(contrast(brightBlue, ground)).toBeGreaterThanOrEqual(3);
  });

  it('uses only colours that are legible on light and dark backgrounds', () => {
    for (const attributes of Object.values<StyleAttributes>(THEMES.terminal.styles)) {
      if (attributes.fg !== undefined) expect([1, 2, 5, 6, 12]).toContain(attributes.fg);
      expect(attributes.bg).toBeUndefined();
    }
  });
});

describe('every theme', () => {
  it.each(THEME_NAMES)('%s has its name, and only known styles', name => {
    expect(THEMES[name].name).toBe(name);
    expect(Object.keys(THEMES[name].styles).filter(style => !STYLE_NAMES.includes(style as never))).toEqual(
      [],
    );
  });

  it.each(THEME_NAMES)('%s shows marks, headings and matches differently from plain text', name => {
    for (const style of [
      'strong',
      'em',
      'strike',
      'code',
      'link',
      'heading1',
      'heading6',
      'match',
      'selected',
    ] as const) {
      expect(Object.values(THEMES[name].styles[style] ?? {}).filter(Boolean).length, style).toBeGreaterThan(
        0,
      );
    }
    expect(THEMES[name].styles.match).not.toEqual(THEMES[name].styles['match-current']);
  });

  it('has no colours in mono', () => {
    for (const attributes of Object.values<StyleAttributes>(THEMES.mono.styles))
      expect([attributes.fg, attributes.bg]).toEqual([undefined, undefined]);
  });

  it('underlines no heading that has a drawn underline', () => {
    for (const { styles } of Object.values(THEMES))
      for (const level of [1, 2, 3] as const) expect(styles[`heading${level}`]?.underline).not.toBe(true);
  });
});
