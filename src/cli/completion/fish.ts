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

# The command that has been typed; "." for an article in its place; nothing where there is neither yet.
function ${name}_command
    set -l words (commandline -opc)
    set -e words[1]
    while set -q words[1]
        switch $words[1]
            case ${values.join(' ')}
                set -e words[1]
            case '-*'
            case ${commands.map(command => command.name).join(' ')}
                echo $words[1]
                return
            case '*'
                echo .
                return
        end
        set -e words[1]
    end
end

function ${words}
    set -l command (${name}_command)
    test "$command" = "$argv[1]"
end

function ${name}_articles
    set -l words (commandline -opc)
    set -l library
    for at in (seq 2 (count $words))
        if test "$words[$at]" = --library; and test $at -lt (count $words)
            set -a library --library (string replace -r '^~(?=/|$)' $HOME -- $words[(math $at + 1)])
        end
    end
    ${program} list $library </dev/null 2>/dev/null | string replace -r '\\t.*' ''
end

complete -c ${program} -f
${commands.map(command => `complete -c ${program} -n "${words} ''" -a ${command.name} -d ${quoted(command.help)}`).join('\n')}
${wordsOf(top, program, name, '')}
${wordsOf(top, program, name, '.')}
${top.options.map(option => optionRow(option, program, name, isOwn(option) ? `"${words} ''"` : undefined)).join('\n')}
${commands.flatMap(command => commandRows(command, program, name, known)).join('\n')}
`;
}

/** The version is asked of the program alone. */
function isOwn({ names }: OptionModel): boolean {
  return names.includes('--version');
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
    case 'articles':
      return `-F -k -a "(${name}_articles)"`;
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
