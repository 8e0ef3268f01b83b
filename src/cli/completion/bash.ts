import { allCommands, type Choices, type CommandModel, type CompletionModel, functionName } from './model.js';

/**
 * The script for bash, from 3.2 on, as macOS has it. What the library offers is compared and quoted one by one: `compgen -W`
 * would run what a file's name holds.
 */
export function bashCompletion(model: CompletionModel): string {
  const name = functionName(model.program);
  const values = new Set(allCommands(model).flatMap(valueNames));
  return `# bash completion for ${model.program}

# Nothing but what is offered: without this, bash completes files where nothing is.
${name}_only() {
  compopt +o default 2>/dev/null
}

# What the library has that begins as the word does, with $2 before it. Case does not count.
${name}_offers() {
  local value quoted before
  before=$(shopt -p nocasematch)
  shopt -s nocasematch
  while IFS=$'\\t' read -r value _; do
    value=\${2-}$value
    printf -v quoted %q "$value"
    if [[ $cur == [\\"\\']* ]]; then
      [[ $value == "\${cur:1}"* ]] && COMPREPLY+=("$value")
    elif [[ $value == "$cur"* || $quoted == "$cur"* ]]; then
      COMPREPLY+=("$quoted")
    fi
  done < <("$program" completion bash --offer "$1" \${library[@]+"\${library[@]}"} </dev/null 2>/dev/null)
  $before
}

${name}_articles() {
  if [[ $cur == ?*#* ]]; then
    ${name}_only
    ${name}_offers "\${cur%%#*}#" "\${cur%%#*}#"
  else
    ${name}_offers articles
  fi
}

# Those of the article on the line.
${name}_sections() {
  ${name}_only
  [[ -n $article ]] && ${name}_offers "$article#"
}

${name}_words() {
  ${name}_only
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# name=value
${name}_pairs() {
  ${name}_only
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
  # To bash --color=al is three words.
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
    *) ${name}_place ;;
  esac
  # It puts what is offered behind the last = that it knows for the end of a word.
  [[ $whole == *=* ]] || return 0
  for i in "\${!COMPREPLY[@]}"; do
    [[ $whole == --*=* ]] && COMPREPLY[i]=\${whole%%=*}=\${COMPREPLY[i]}
    [[ $COMP_WORDBREAKS == *=* ]] && COMPREPLY[i]=\${COMPREPLY[i]#"\${whole%=*}="}
  done
}

# Not the value of an option: a command, a word of one, or an option where it begins as one.
${name}_place() {
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
      return [`    ${patterns.join('|')}) ${completing(name, value)} ;;`];
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
    case 'pairs':
      return `${name}_pairs '${choices.names.join(' ')}' '${choices.values.join(' ')}'`;
    case 'articles':
    case 'sections':
    case 'folders':
      return `${name}_${choices.kind}`;
    case 'categories':
    case 'tags':
      return `${name}_only; ${name}_offers ${choices.kind}`;
    case 'files':
      return ':';
    case 'anything':
      return `${name}_words ''`;
  }
}
