import {
  type Choices,
  type CommandModel,
  type CompletionModel,
  functionName,
  type OptionModel,
} from './model.js';

/** The script for fish, from 3.0 on. */
export function fishCompletion(model: CompletionModel): string {
  const { program, top, commands } = model;
  const name = `_${functionName(program)}`;
  const values = [...new Set([top, ...commands].flatMap(valueNames))];
  const words = `${name}_words`;
  const known = [...new Set(top.options.flatMap(option => option.names))];
  return `# fish completion for ${program}

# The words that have been typed, without options and their values.
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

# Whether one of these commands has been typed; "." is an article in its place, nothing that there is neither yet.
function ${words}
    set -l typed (${name}_typed)
    set -l command
    if set -q typed[1]
        set command .
        contains -- $typed[1] ${commands.map(command => command.name).join(' ')}; and set command $typed[1]
    end
    contains -- "$command" $argv
end

# What the library has, with $argv[2] before it.
function ${name}_offers
    set -l words (commandline -opc)
    set -l library
    for at in (seq 2 (count $words))
        if test "$words[$at]" = --library; and test $at -lt (count $words)
            set -a library --library (string replace -r '^~(?=/|$)' $HOME -- $words[(math $at + 1)])
        else if string match -q -- '--library=*' $words[$at]
            set -a library $words[$at]
        end
    end
    for row in (${program} completion fish --offer $argv[1] $library </dev/null 2>/dev/null)
        echo "$argv[2]$row"
    end
end

function ${name}_articles
    set -l article (string match -r '^[^#]+#' -- (commandline -ct))
    if set -q article[1]
        ${name}_offers $article $article
    else
        ${name}_offers articles
    end
end

# Those of the article on the line.
function ${name}_sections
    set -l typed (${name}_typed)
    set -q typed[2]; and ${name}_offers $typed[2]#
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
${wordsOf(top, program, name, '')}
${wordsOf(top, program, name, '.')}
${top.options.map(option => optionRow(option, program, name, whereTaken(option, model, words))).join('\n')}
${commands.flatMap(command => commandRows(command, program, name, known)).join('\n')}
`;
}

/** The condition under which an option of the program is offered: with the commands that heed it, if not with all. */
function whereTaken(
  { names: [name = ''], names }: OptionModel,
  { commands }: CompletionModel,
  words: string,
): string | undefined {
  if (names.includes('--version')) return `"${words} ''"`;
  const takers = commands.filter(({ options }) => options.some(option => option.names.includes(name)));
  if (takers.length === commands.length) return undefined;
  return `"${[words, "''", '.', ...takers.map(taker => taker.name)].join(' ')}"`;
}

function valueNames({ options }: CommandModel): string[] {
  return options.flatMap(({ names, value }) => (value ? names : []));
}

function commandRows(
  command: CommandModel,
  program: string,
  name: string,
  known: readonly string[],
): string[] {
  const own = command.options.filter(({ names }) => !names.some(one => known.includes(one)));
  const condition = `"${name}_words ${command.name}"`;
  return [
    wordsOf(command, program, name, command.name),
    ...own.map(option => optionRow(option, program, name, condition)),
  ].filter(row => row !== '');
}

/** What completes the words of a command; an article in its place is `.`. */
function wordsOf({ words }: CommandModel, program: string, name: string, place: string): string {
  const taken = taking(words, name);
  return taken && `complete -c ${program} -n "${name}_words '${place}'" ${taken}`;
}

function optionRow(
  { names, help, value }: OptionModel,
  program: string,
  name: string,
  condition: string | undefined,
): string {
  const flags = names.map(one => (one.startsWith('--') ? `-l ${one.slice(2)}` : `-s ${one.slice(1)}`));
  const taken = value ? [taking(value, name) || '-f', '-r'] : [];
  const when = condition ? [`-n ${condition}`] : [];
  return ['complete', `-c ${program}`, ...when, ...flags, ...taken, `-d ${quoted(help)}`].join(' ');
}

function taking(choices: Choices, name: string): string {
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
      return `-f -a "(${name}_offers ${choices.kind})"`;
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
