/** Apart from the themes themselves: every start checks a name, few paint. */
export const THEME_NAMES = ['terminal', 'dark', 'light', 'high-contrast', 'mono'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];
