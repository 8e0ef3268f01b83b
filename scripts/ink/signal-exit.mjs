// @ts-check
/**
 * Ink without signal-exit.
 *
 * Why: it hears every signal that may end a process, and then ends it by that signal itself, past whoever would give the terminal
 * back: so a file-size limit met by the journal ended the reader, where Node has the write fail and goes on. The reader hears the
 * signals, unmounts Ink and shows the cursor itself (`src/tui/terminal/`).
 * Gain: 1.5 to 3 ms at start, and a dozen listeners.
 */

/** @type {import('../patch.mjs').Patch[]} */
export const signalExits = ['ink', 'restore-cursor'].map(parent => ({
  name: 'scripts/ink/signal-exit.mjs',
  library: `${parent}/node_modules/signal-exit`,
  fits: '3.0.7',
  files: { 'index.js': () => 'module.exports = () => () => {};' },
}));
