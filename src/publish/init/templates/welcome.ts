import type { Starter } from '../settled.js';

/** The first article: it explains the rest, in the form that it explains. */
export function welcome({ name, command, title, today }: Starter): string {
  return `---
title: ${JSON.stringify(`Welcome to ${title}`)}
description: "How the articles here are written, looked at and published."
date: "${today}"
category: "About"
tags: [lectern, writing]
---

You are reading the first article. Replace it when you have one of your own.

## Write

An article is one Markdown file in \`articles/\`, in a folder there if you like. What stands between the two lines of
\`---\` at its head is its front matter:

| key           | meaning                                         |
| ------------- | ----------------------------------------------- |
| \`title\`       | what the list shows; the only one that must be  |
| \`description\` | one sentence for the list                       |
| \`date\`        | a day, such as \`${today}\`; newest come first  |
| \`category\`    | a tab over the list; else the folder's name     |
| \`tags\`        | for \`--tag\` and for searching                   |
| \`draft\`       | \`true\` keeps the article out                    |

Link to another article by its path, such as \`[the next one](next.md#a-heading)\`. The link opens in the reader, and works
on GitHub too.

## Look

\`\`\`sh
npm install
npx lectern articles        # read them as they are
npx lectern check           # what to mend, with file and line
npx lectern build           # compile them into dist/library
node bin/${command}.js
\`\`\`

## Publish

- [ ] Choose a licence: \`license\` in \`package.json\` says \`UNLICENSED\`, which is that nobody has been given one.
- [ ] Say where the articles live: relative links to other files are shown below the \`homepage\` in \`package.json\`.
- [ ] Look at what will be sent: \`npm pack --dry-run\`.
- [ ] Send it: \`npm publish --access public\`.

From then on your readers type:

\`\`\`sh
npx ${name}
\`\`\`
`;
}
