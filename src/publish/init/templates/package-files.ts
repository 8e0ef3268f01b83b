/** The package around the articles: four files. */
import type { Starter } from '../settled.js';

export function manifest({ name, command, title, lectern }: Starter): string {
  const fields = {
    name,
    title,
    version: '1.0.0',
    description: `${title}: articles to read in the terminal.`,
    keywords: ['articles', 'lectern', 'reader', 'terminal'],
    // npm's word for "nobody was given one yet": which licence prose gets is its author's decision.
    license: 'UNLICENSED',
    type: 'commonjs',
    bin: { [command]: `bin/${command}.js` },
    files: ['bin', 'dist'],
    engines: { node: '>=20' },
    scripts: { check: 'lectern check', build: 'lectern build', prepack: 'lectern build' },
    dependencies: { lectern: `^${lectern}` },
  };
  return `${JSON.stringify(fields, null, 2)}\n`;
}

export function program(): string {
  return [
    '#!/usr/bin/env node',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a program's text
    "require('lectern').reader({ library: `${__dirname}/../dist/library` });",
    '',
  ].join('\n');
}

export function gitignore(): string {
  return ['node_modules/', 'dist/', '*.tgz', ''].join('\n');
}

export function readme({ name, title }: Starter): string {
  return `# ${title}

Articles to read in the terminal:

\`\`\`sh
npx ${name}
\`\`\`

\`npx ${name} list\` prints what there is, \`npx ${name} search <words>\` finds words in it, and \`npx ${name} --help\` says
the rest.

## Writing

Each file in \`articles/\` is one article; [the first](articles/welcome.md) explains how they are written and published.

\`\`\`sh
npm install
npm run check     # what to mend
npm run build     # articles to dist/library
\`\`\`
`;
}
