import {
  type Choices,
  type CommandModel,
  type CompletionModel,
  functionName,
  type OptionModel,
} from './model.js';

/** Returns the script for fish 3.0 and later. */
export function fishCompletion(model: CompletionModel): string {
  const { program, top, commands } = model;
  const name = `_${functionName(program)}`;
  const values = [...new Set([top, ...commands].flatMap(valueNames))];
  const words = `${name}_words`;
  const known = [...new Set(top.options.flatMap(option => option.names))];
  return `# fish completion for ${program}

# Prints the words before the cursor, without options and their values.
function ${name}_typed
    set -l words (commandline -opc)
    set -e words[1]
    while set -q words[1]
        switch $words[1]
            case ${values.join(' ')}
                set -e words[1]
            case '-*'
            case '*'
                echo $words[1]
        end
        set -e words[1]
    end
end

# True if one of these commands is typed: "." is an article instead, an empty string means none yet.
function ${words}
    set -l typed (${name}_typed)
    set -l command
    if set -q typed[1]
        set command .
        contains -- $typed[1] ${commands.map(command => command.name).join(' ')}; and set command $typed[1]
    end
    contains -- "$command" $argv
end

# Prints the candidates of the library, each with the prefix $argv[2].
function ${name}_candidates
    set -l words (commandline -opc)
    set -l library
    for at in (seq 2 (count $words))
        if test "$words[$at]" = --library; and test $at -lt (count $words)
            set -a library --library (string replace -r '^~(?=/|$)' $HOME -- $words[(math $at + 1)])
        else if string match -q -- '--library=*' $words[$at]
            set -a library $words[$at]
        end
    end
    for row in (${program} __complete $argv[1] $library </dev/null 2>/dev/null)
        echo "$argv[2]$row"
    end
end

function ${name}_articles
    set -l article (string match -r '^[^#]+#' -- (commandline -ct))
    if set -q article[1]
        ${name}_candidates $article $article
    else
        ${name}_candidates articles
    end
end

# Sections of the article on the command line.
function ${name}_sections
    set -l typed (${name}_typed)
    set -q typed[2]; and ${name}_candidates $typed[2]#
end

# name=value
function ${name}_pairs
    set -l token (string replace -r '^--[\\w-]+=' '' -- (commandline -ct))
    set -l name (string match -r '^[^=]+=' -- $token)
    if set -q name[1]
        printf '%s\\n' $name(string split ' ' $argv[2])
    else
        printf '%s=\\n' (string split ' ' $argv[1])
    end
end

complete -c ${program} -f
${commands.map(command => `complete -c ${program} -n "${words} ''" -a ${command.name} -d ${quoted(command.help)}`).join('\n')}
${argumentRule(top, program, name, '')}
${argumentRule(top, program, name, '.')}
${top.options.map(option => optionRule(option, program, name, optionCondition(option, model, words))).join('\n')}
${commands.flatMap(command => commandRules(command, program, name, known)).join('\n')}
`;
}

/** Returns the condition for a global option; undefined if all commands use it. */
function optionCondition(
  { names: [name = ''], names }: OptionModel,
  { commands }: CompletionModel,
  words: string,
): string | undefined {
  if (names.includes('--version')) return `"${words} ''"`;
  const users = commands.filter(({ options }) => options.some(option => option.names.includes(name)));
  if (users.length === commands.length) return undefined;
  return `"${[words, "''", '.', ...users.map(user => user.name)].join(' ')}"`;
}

function valueNames({ options }: CommandModel): string[] {
  return options.flatMap(({ names, value }) => (value ? names : []));
}

function commandRules(
  command: CommandModel,
  program: string,
  name: string,
  known: readonly string[],
): string[] {
  const own = command.options.filter(({ names }) => !names.some(one => known.includes(one)));
  const condition = `"${name}_words ${command.name}"`;
  return [
    argumentRule(command, program, name, command.name),
    ...own.map(option => optionRule(option, program, name, condition)),
  ].filter(row => row !== '');
}

/** Returns the rule for the arguments of a command. The command `.` is an article in its position. */
function argumentRule({ words }: CommandModel, program: string, name: string, position: string): string {
  const flags = argumentFlags(words, name);
  return flags && `complete -c ${program} -n "${name}_words '${position}'" ${flags}`;
}

function optionRule(
  { names, help, value }: OptionModel,
  program: string,
  name: string,
  condition: string | undefined,
): string {
  const flags = names.map(one => (one.startsWith('--') ? `-l ${one.slice(2)}` : `-s ${one.slice(1)}`));
  const valueFlags = value ? [argumentFlags(value, name) || '-f', '-r'] : [];
  const when = condition ? [`-n ${condition}`] : [];
  return ['complete', `-c ${program}`, ...when, ...flags, ...valueFlags, `-d ${quoted(help)}`].join(' ');
}

function argumentFlags(choices: Choices, name: string): string {
  switch (choices.kind) {
    case 'words':
      return `-f -a ${quoted(choices.words.join(' '))}`;
    case 'pairs':
      return `-f -a "(${name}_pairs '${choices.names.join(' ')}' '${choices.values.join(' ')}')"`;
    case 'articles':
      return `-F -k -a "(${name}_articles)"`;
    case 'sections':
      return `-f -a "(${name}_sections)"`;
    case 'categories':
    case 'tags':
      return `-f -a "(${name}_candidates ${choices.kind})"`;
    case 'folders':
      return `-f -a "(__fish_complete_directories (commandline -ct))"`;
    case 'files':
      return '-F';
    case 'anything':
      return '';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
