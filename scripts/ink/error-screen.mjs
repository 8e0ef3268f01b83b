// @ts-check
/**
 * Leaves out Ink's error screen.
 *
 * Why: it draws a stack and an excerpt of the source file into the frame. Lectern restores the terminal first and reports a bug in
 * one place (`main`); the error reaches it through `waitUntilExit`.
 * Gain: `stack-utils` and `code-excerpt` stay out, which build large regular expressions at start (1 to 2 ms).
 */

/** @type {import('../patch.mjs').Patch} */
export const errorScreen = {
  name: 'scripts/ink/error-screen.mjs',
  library: 'ink',
  fits: '6.8.0',
  files: {
    'build/components/ErrorOverview.js': () => 'export default function ErrorOverview() { return null; }',
  },
};
