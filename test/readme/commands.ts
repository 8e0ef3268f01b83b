/** What the README, or an article, tells its reader to type. */

/** The contents of its fenced blocks in a language. */
export function fences(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text ?? '');
}

/** Every command in its blocks of shell, one a line, without comments. */
export function commandsOf(markdown: string, language = 'sh'): string[] {
  return fences(markdown, language)
    .flatMap(block => block.split('\n'))
    .map(line => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(line => line !== '');
}

/** What a command is, which decides how it is tried. */
export type Kind = 'scripts' | 'interactive' | 'printing' | 'unknown';

const OTHER_PROGRAMS = ['cat', 'cut'];
const PRINTING = ['list', 'read', 'search'];

/** A line of the shell that a test knows how to try: npm's scripts, or a pipeline with lectern in it. */
export function kindOf(command: string): Kind {
  if (/^npm ci && npm (start|test)$/.test(command)) return 'scripts';
  const stages = command.split('|').map(stage =>
    stage
      .trim()
      .replace(/^npx lectern\b/, 'lectern')
      .split(/\s+/),
  );
  const programs = stages.map(([program = '']) => program);
  if (!programs.includes('lectern')) return 'unknown';
  if (programs.some(program => program !== 'lectern' && !OTHER_PROGRAMS.includes(program))) return 'unknown';
  const [last, word = ''] = stages.at(-1) ?? [];
  return last === 'lectern' && !PRINTING.includes(word) && !word.startsWith('--')
    ? 'interactive'
    : 'printing';
}
