/** Names of the themes. A file of its own: every start validates a name, but few need the themes. */
export const THEME_NAMES = ['terminal', 'dark', 'light', 'high-contrast', 'mono'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];
