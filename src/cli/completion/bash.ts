import { allCommands, type Choices, type CommandModel, type CompletionModel, functionName } from './model.js';

/**
 * Returns the script for bash 3.2 (macOS) and later. Compares and quotes each candidate of the library itself, because
 * `compgen -W` would run commands in file names.
 */
export function bashCompletion(model: CompletionModel): string {
  const name = functionName(model.program);
  const values = new Set(allCommands(model).flatMap(valueNames));
  return `# bash completion for ${model.program}

# Disables the completion of files, which bash uses if there are no candidates.
${name}_no_files() {
  compopt +o default 2>/dev/null
}

# Sets $quoted to $1, quoted for the quotation mark that the word starts with, if any. An exclamation mark cannot be quoted within
# double quotes: they end before it and start again after it.
${name}_quote() {
  local i character
  quoted=
  case $cur in
    [\\"\\']*)
      for ((i = 0; i < \${#1}; i++)); do
        character=\${1:i:1}
        case $cur$character in
          \\'*\\') quoted+="'\\\\''" ;;
          \\"*[\\\\\\"\\$\\\`]) quoted+=\\\\$character ;;
          \\"*!) quoted+='"\\!"' ;;
          *) quoted+=$character ;;
        esac
      done
      ;;
    *) printf -v quoted %q "$1" ;;
  esac
}

# Adds the candidates of the library that start with the word, ignoring case, each with the prefix $2.
${name}_candidates() {
  local value quoted word before
  before=$(shopt -p nocasematch)
  shopt -s nocasematch
  while IFS=$'\\t' read -r value _; do
    value=\${2-}$value
    ${name}_quote "$value"
    word=$cur
    [[ $cur == [\\"\\']* ]] && word=\${cur:1}
    [[ $value == "$word"* || $quoted == "$word"* ]] && COMPREPLY+=("$quoted")
  done < <("$program" __complete "$1" \${library[@]+"\${library[@]}"} </dev/null 2>/dev/null)
  $before
}

${name}_articles() {
  if [[ $cur == ?*#* ]]; then
    ${name}_no_files
    ${name}_candidates "\${cur%%#*}#" "\${cur%%#*}#"
  else
    ${name}_candidates articles
  fi
}

# Sections of the article on the command line.
${name}_sections() {
  ${name}_no_files
  [[ -n $article ]] && ${name}_candidates "$article#"
}

${name}_words() {
  ${name}_no_files
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# name=value
${name}_pairs() {
  ${name}_no_files
  if [[ $cur == *=* ]]; then
    COMPREPLY=($(compgen -P "\${cur%%=*}=" -W "$2" -- "\${cur#*=}"))
  else
    compopt -o nospace 2>/dev/null
    COMPREPLY=($(compgen -S = -W "$1" -- "$cur"))
  fi
}

${name}_folders() {
  compopt +o default -o dirnames 2>/dev/null
}

${name}() {
  local program=$1 whole cur previous command= article= word value joined= i
  local -a typed=() library=()
  COMPREPLY=()
  # Bash splits --color=al into three words.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $i -gt 1 && ( $word == = || -n $joined ) ]]; then
      typed[\${#typed[@]}-1]+=$word
    else
      typed+=("$word")
    fi
    joined=
    [[ $word == = ]] && joined=1
  done
  whole=\${typed[\${#typed[@]}-1]}
  cur=$whole
  previous=\${typed[\${#typed[@]}-2]}
  if [[ $whole == --*=* ]]; then
    previous=\${whole%%=*}
    cur=\${whole#*=}
  fi
  for ((i = 1; i < \${#typed[@]} - 1; i++)); do
    word=\${typed[i]}
    value=\${typed[i+1]}
    case $word in
      --library=*) library+=("\${word/#--library=\\~/--library=$HOME}") ;;
      ${[...values].join('|')})
        ((i++))
        [[ $word == --library && $i -lt \${#typed[@]}-1 ]] && library+=(--library "\${value/#\\~/$HOME}")
        ;;
      -*) ;;
      *)
        if [[ -z $command ]]; then command=$word; elif [[ -z $article ]]; then article=$word; fi
        ;;
    esac
  done
  case $command in
    ${model.commands.map(command => command.name).join('|')}) ;;
    ?*) command=. ;;
  esac
  case "$command $previous" in
${allCommands(model).flatMap(valueCases(name)).join('\n')}
    *) ${name}_word ;;
  esac
  # Bash inserts the candidate after the last = in COMP_WORDBREAKS.
  [[ $whole == *=* ]] || return 0
  for i in "\${!COMPREPLY[@]}"; do
    [[ $whole == --*=* ]] && COMPREPLY[i]=\${whole%%=*}=\${COMPREPLY[i]}
    [[ $COMP_WORDBREAKS == *=* ]] && COMPREPLY[i]=\${COMPREPLY[i]#"\${whole%=*}="}
  done
}

# Completes anything but the value of an option: a command, its argument, or an option.
${name}_word() {
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

/** Returns a case for each option with a value. The command `.` is an article in the command's position. */
function valueCases(name: string): (command: CommandModel) => string[] {
  return command =>
    command.options.flatMap(({ names, value }) => {
      if (!value) return [];
      const patterns = names.flatMap(option =>
        positionsOf(command).map(position => `"${position} ${option}"`),
      );
      return [`    ${patterns.join('|')}) ${completionCommand(name, value)} ;;`];
    });
}

/** Returns the cases for the options and the arguments of a command. */
function wordCases(name: string, model: CompletionModel): (command: CommandModel) => string {
  return command => {
    const options = command.options.flatMap(({ names }) => names).join(' ');
    const pattern = (end: string) =>
      positionsOf(command)
        .map(position => `"${position} "${end}`)
        .join('|');
    const words = [`    ${pattern('-*')}) ${name}_words '${options}' ;;`];
    if (command.name === '') words.push(`    " "*) ${completeFirstWord(name, model)} ;;`);
    words.push(`    ${pattern('*')}) ${completionCommand(name, command.words)} ;;`);
    return words.join('\n');
  };
}

/** Completes the first word: a command or an article. */
function completeFirstWord(name: string, { commands, top }: CompletionModel): string {
  const names = commands.map(command => command.name).join(' ');
  return `COMPREPLY=($(compgen -W '${names}' -- "$cur")); ${completionCommand(name, top.words)}`;
}

function positionsOf({ name }: CommandModel): string[] {
  return name === '' ? ['', '.'] : [name];
}

function completionCommand(name: string, choices: Choices): string {
  switch (choices.kind) {
    case 'words':
      return `${name}_words '${choices.words.join(' ')}'`;
    case 'pairs':
      return `${name}_pairs '${choices.names.join(' ')}' '${choices.values.join(' ')}'`;
    case 'articles':
    case 'sections':
    case 'folders':
      return `${name}_${choices.kind}`;
    case 'categories':
    case 'tags':
      return `${name}_no_files; ${name}_candidates ${choices.kind}`;
    case 'files':
      return ':';
    case 'anything':
      return `${name}_words ''`;
  }
}
