/** Templates of the package around the articles: four files. */
import type { Repository } from '../../repository.js';

/** The values that the files of a new publication are made from. */
export interface PublicationDetails {
  /** Name of the npm package. */
  name: string;
  /** The name without its scope, which is the name of the command. */
  command: string;
  title: string;
  /** The repository, if it is known. */
  repository?: Repository;
  /** Version of Lectern that the publication depends on. */
  lectern: string;
  /** Date of the first article: `2024-12-15`. */
  today: string;
}

export function manifest({ name, command, title, repository, lectern }: PublicationDetails): string {
  const fields = {
    name,
    title,
    version: '1.0.0',
    description: `${title}: articles to read in the terminal.`,
    keywords: ['articles', 'lectern', 'reader', 'terminal'],
    // npm's value for "no licence granted": the author has to choose one.
    license: 'UNLICENSED',
    ...(repository && repositoryFields(repository)),
    type: 'commonjs',
    bin: { [command]: `bin/${command}.js` },
    files: ['bin', 'dist'],
    engines: { node: '>=20' },
    scripts: { check: 'lectern check', build: 'lectern build', prepack: 'lectern build' },
    dependencies: { lectern: `^${lectern}` },
    // Without it, npm publishes a scoped package as a private one.
    ...(name.startsWith('@') && { publishConfig: { access: 'public' } }),
  };
  return `${JSON.stringify(fields, null, 2)}\n`;
}

function repositoryFields({ url, directory }: Repository): object {
  return {
    homepage: directory ? `${url}/tree/HEAD/${directory}#readme` : `${url}#readme`,
    repository: { type: 'git', url: `git+${url}.git`, ...(directory && { directory }) },
  };
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

export function readme({ name, title }: PublicationDetails): string {
  return `# ${title}

Articles to read in the terminal:

\`\`\`sh
npx ${name}@latest
\`\`\`

\`npx ${name}@latest list\` lists the articles, and \`npx ${name}@latest search <words>\` searches them.
\`npx ${name}@latest --help\` shows everything else.

## Writing

Each file in \`articles/\` is one article. [The first one](articles/welcome.md) explains how to write and publish them.

\`\`\`sh
npm install
npm run check     # find problems in the articles
npm run build     # compile the articles into dist/library
\`\`\`
`;
}
