import type { PublicationDetails } from './package-files.js';

/** The first article. It explains how to write articles and is an example of one. */
export function welcome({ name, command, title, today }: PublicationDetails): string {
  return `---
title: ${JSON.stringify(`Welcome to ${title}`)}
description: "How to write, preview and publish the articles in this package."
date: "${today}"
category: "About"
tags: [lectern, writing]
---

You are reading the first article. Replace it with one of your own.

## Write

Each article is a Markdown file in \`articles/\` or in a folder inside it. The lines between the two \`---\` at the top of
the file are its front matter:

| key           | meaning                                         |
| ------------- | ----------------------------------------------- |
| \`title\`       | the title in the list; default: first heading   |
| \`description\` | one sentence for the list                       |
| \`date\`        | a day such as \`${today}\`; newest first        |
| \`category\`    | a tab above the list; default: the folder name  |
| \`tags\`        | for \`--tag\` and for search                      |
| \`draft\`       | \`true\` hides the article                        |

Link to another article by its path, for example \`[the next one](next.md#a-heading)\`. The link works in the reader and on
GitHub.

## Preview

\`\`\`sh
npm install
npx lectern articles        # read the Markdown files directly
npx lectern check           # find problems, with file and line
npx lectern build           # compile the articles into dist/library
node bin/${command}.js
\`\`\`

## Publish

- [ ] Choose a licence. \`package.json\` says \`UNLICENSED\`, which grants no rights to anyone.
- [ ] Set \`homepage\` in \`package.json\`. Relative links to files other than articles become addresses below it.
- [ ] See what will be published: \`npm pack --dry-run\`.
- [ ] Publish: \`npm publish --access public\`.

Your readers can then run:

\`\`\`sh
npx ${name}@latest
\`\`\`
`;
}
