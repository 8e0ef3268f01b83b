/** Commands that the README or an article shows for typing. */

/** Returns the contents of the fenced code blocks in a language. */
export function fences(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text ?? '');
}

/** Returns the commands of the shell blocks, one per line, without comments. */
export function commandsOf(markdown: string, language = 'sh'): string[] {
  return fences(markdown, language)
    .flatMap(block => block.split('\n'))
    .map(line => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(line => line !== '');
}

/** Kind of a command; decides how it is tested. */
export type CommandKind = 'scripts' | 'interactive' | 'printing' | 'unknown';

const OTHER_PROGRAMS = ['cat', 'cut'];
const PRINTING = ['list', 'read', 'search'];

/** Classifies a command line: npm scripts, or a pipeline with lectern in it. `unknown`: no test can run it. */
export function kindOf(command: string): CommandKind {
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
