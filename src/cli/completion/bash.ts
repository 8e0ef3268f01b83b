import { allCommands, type Choices, type CommandModel, type CompletionModel, functionName } from './model.js';

/**
 * The script for bash, from 3.2 on, as macOS has it. Slugs are compared and quoted one by one: `compgen -W` would run
 * what a file's name holds.
 */
export function bashCompletion(model: CompletionModel): string {
  const name = functionName(model.program);
  const values = new Set(allCommands(model).flatMap(valueNames));
  return `# bash completion for ${model.program}

# The slugs that begin as the word does; where none does, bash completes files.
${name}_articles() {
  local slug quoted
  while IFS=$'\\t' read -r slug _; do
    printf -v quoted %q "$slug"
    [[ $slug == "$cur"* || $quoted == "$cur"* ]] && COMPREPLY+=("$quoted")
  done < <("$program" list \${library[@]+"\${library[@]}"} </dev/null 2>/dev/null)
}

${name}_words() {
  compopt +o default 2>/dev/null
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

${name}_folders() {
  compopt +o default -o dirnames 2>/dev/null
}

${name}() {
  local program=$1 cur=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word value i
  local -a library=()
  COMPREPLY=()
  # To bash --color=al is three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $previous == = ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case $word in
      ${[...values].join('|')})
        [[ \${COMP_WORDS[i+1]} == = ]] && ((i++))
        ((i++))
        value=\${COMP_WORDS[i]}
        [[ $word == --library && $i -lt $COMP_CWORD ]] && library+=(--library "\${value/#\\~/$HOME}")
        ;;
      -*) ;;
      *)
        command=$word
        break
        ;;
    esac
  done
  case $command in
    ${model.commands.map(command => command.name).join('|')}) ;;
    ?*) command=. ;;
  esac
  case "$command $previous" in
${allCommands(model).flatMap(valueCases(name)).join('\n')}
  esac
  case "$command $cur" in
${allCommands(model).map(wordCases(name, model)).join('\n')}
  esac
}

complete -o default -F ${name} ${model.program}
`;
}

function valueNames({ options }: CommandModel): string[] {
  return options.flatMap(({ names, value }) => (value ? names : []));
}

/** What completes the value of each option that takes one. An article in the command's place is `.`. */
function valueCases(name: string): (command: CommandModel) => string[] {
  return command =>
    command.options.flatMap(({ names, value }) => {
      if (!value) return [];
      const patterns = names.flatMap(option => placesOf(command).map(place => `"${place} ${option}"`));
      return [`    ${patterns.join('|')}) ${completing(name, value)}; return ;;`];
    });
}

/** What completes a word: an option where it begins as one. */
function wordCases(name: string, model: CompletionModel): (command: CommandModel) => string {
  return command => {
    const options = command.options.flatMap(({ names }) => names).join(' ');
    const pattern = (end: string) =>
      placesOf(command)
        .map(place => `"${place} "${end}`)
        .join('|');
    const words = [`    ${pattern('-*')}) ${name}_words '${options}' ;;`];
    if (command.name === '') words.push(`    " "*) ${atTheTop(name, model)} ;;`);
    words.push(`    ${pattern('*')}) ${completing(name, command.words)} ;;`);
    return words.join('\n');
  };
}

/** No command has been typed yet: it may come, or an article. */
function atTheTop(name: string, { commands, top }: CompletionModel): string {
  const names = commands.map(command => command.name).join(' ');
  return `COMPREPLY=($(compgen -W '${names}' -- "$cur")); ${completing(name, top.words)}`;
}

function placesOf({ name }: CommandModel): string[] {
  return name === '' ? ['', '.'] : [name];
}

function completing(name: string, choices: Choices): string {
  switch (choices.kind) {
    case 'words':
      return `${name}_words '${choices.words.join(' ')}'`;
    case 'articles':
      return `${name}_articles`;
    case 'folders':
      return `${name}_folders`;
    case 'files':
      return ':';
    case 'anything':
      return `${name}_words ''`;
  }
}
