/** Texts that attack a terminal with control sequences, in every construct of Markdown. */
const PAYLOADS = [
  '\u001b[2J\u001b[H', // erases the screen
  '\u001b]0;owned\u0007', // sets the title
  '\u001b]52;c;cm0gLXJm\u0007', // writes the clipboard
  '\u001b]8;;http://evil.example\u0007', // opens a link
  '\u001bP$q q\u001b\\', // queries the terminal, which types the answer
  '\u001b[?1049h',
  '\u009b31m',
  '\u009d0;title\u009c',
  '\u202euser\u2066',
  '\u2028\u2029\u0085',
  'a\rb\u0008c\u007fd\u0000e',
  '\ufeff\u2060\u200e\u061c\u200b\u00ad',
  '\u{e0041}\u{e007f}',
  '\ud800x\udfff',
  '\ufff9hidden\ufffb',
  '&#27;[31m&#x9b;2J&#x202e;&#7;&#0;&#x80;',
  '&amp;#27;[31m',
  '%1b%07%0d%0a',
];

const PLACES: ((payload: string) => string)[] = [
  payload => payload,
  payload => `# ${payload}\n\n- ${payload}\n  - [ ] ${payload}\n\n1. ${payload}`,
  payload => `> [!NOTE]\n> ${payload}\n\n> ${payload}`,
  payload => `| a${payload} | ${payload} |\n| - | :-: |\n| ${payload} | \`${payload}\` |`,
  payload => `\`\`\`${payload}\n${payload}\n\`\`\`\n\n    ${payload}\n\n\`\`\`js\n"${payload}"\n\`\`\``,
  payload =>
    `[text](http://a.example/${payload} "${payload}") [x](<${payload}>) ![${payload}](${payload} "${payload}")`,
  payload =>
    `[${payload}][r] <http://a.example/${payload}>\n\n[r]: http://a.example/x${payload}y "${payload}"`,
  payload => `![${payload}](http://a.example/x;${payload} "${payload}")`,
  payload => `text[^1]\n\n[^1]: ${payload}\n`,
  payload =>
    `<details><summary>${payload}</summary>\n\n${payload}\n</details>\n\n<kbd title="${payload}">${payload}</kbd>`,
  payload =>
    `<img alt="${payload}" src="${payload}"><a href="https://a.example/${payload}">${payload}</a><pre>${payload}</pre>`,
  payload => `**${payload}** ~~${payload}~~ \`${payload}\` www.a.example/${payload} a${payload}@b.example`,
];

export const ATTACKS: string[] = PAYLOADS.flatMap(payload => PLACES.map(place => place(payload)));
