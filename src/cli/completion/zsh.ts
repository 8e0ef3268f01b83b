import {
  type Choices,
  type CommandModel,
  type CompletionModel,
  functionName,
  type OptionModel,
} from './model.js';

/** Returns the script for zsh 5.0 and later, for `$fpath` as `_<program>` or for `eval` after `compinit`. */
export function zshCompletion(model: CompletionModel): string {
  const name = functionName(model.program);
  const { program, top, commands } = model;
  return `#compdef ${program}
# zsh completion for ${program}

# Adds the candidates of the library with their descriptions, ignoring case.
${name}_candidates() {
  local -a library candidates
  local -i i
  local row
  for ((i = 2; i < $#line_typed; i++)); do
    case $line_typed[i] in
      --library) library+=(--library "\${(Q)\${line_typed[i+1]/#\\~/$HOME}}") ;;
      --library=*) library+=(--library "\${(Q)\${\${line_typed[i]#--library=}/#\\~/$HOME}}") ;;
    esac
  done
  for row in "\${(@f)$(_call_program candidates $line_typed[1] __complete \${(q)1} \${(q)library} </dev/null 2>/dev/null)}"; do
    [[ -n $row ]] && candidates+=("\${\${\${row%%$'\\t'*}//\\\\/\\\\\\\\}//:/\\\\:}:\${row#*$'\\t'}")
  done
  _describe -t candidates candidate candidates -M 'm:{a-zA-Z}={A-Za-z}'
}

${name}_articles() {
  local article=\${PREFIX%%\\#*}
  if [[ -n $article ]] && compset -P '*\\#'; then
    ${name}_candidates "\${(Q)article}#"
  else
    _alternative 'articles:article: ${name}_candidates articles' 'files:file:_files'
  fi
}

# Sections of the article on the command line.
${name}_sections() {
  [[ -n $line[1] ]] && ${name}_candidates "\${(Q)line[1]}#"
}

# name=value
${name}_pairs() {
  if compset -P '*='; then
    compadd -- \${=2}
  else
    compadd -S = -- \${=1}
  fi
}

${name}_commands() {
  local -a commands=(
${commands.map(command => `    ${quoted(`${escaped(command.name)}:${command.help}`)}`).join('\n')}
  )
  _describe -t commands command commands
}

${name}_first() {
  ${name}_commands
  ${completionCommand(name, top.words)}
}

${name}() {
  local context state state_descr line
  local -a line_typed=("\${words[@]}")
  typeset -A opt_args
  _arguments -S -C \\
${rows(top.options, name, 4)}
    '1: :${name}_first' \\
    '*::: :->rest'
  [[ $state == rest ]] || return
  words=("$line[1]" "\${words[@]}")
  ((CURRENT++))
  case $line[1] in
${commands.map(command => commandCase(command, name)).join('\n')}
    *) ${completionCommand(name, top.words)} ;;
  esac
}

if [[ $funcstack[1] == ${name} ]]; then
  ${name} "$@"
else
  compdef ${name} ${program}
fi
`;
}

function commandCase({ name: command, options, words }: CommandModel, name: string): string {
  const every = words.kind === 'anything' ? [] : [`        '*: :${action(name, words)}'`];
  return [
    `    ${command})`,
    '      _arguments -S \\',
    [rows(options, name, 8).slice(0, every.length > 0 ? undefined : -2), ...every].join('\n'),
    '      ;;',
  ].join('\n');
}

/** Formats options for `_arguments`: `'(-w --width)'{-w,--width}'[help]:columns: '`. */
function rows(options: readonly OptionModel[], name: string, indent: number): string {
  return options.map(option => `${' '.repeat(indent)}${row(option, name)} \\`).join('\n');
}

function row({ names, help, repeat, value }: OptionModel, name: string): string {
  const argument = value ? `: :${action(name, value)}` : '';
  const spec = quoted(`[${help.replaceAll(/[[\]\\]/g, '\\$&')}]${argument}`);
  const typed = names.map(one => (value ? `${one}${one.startsWith('--') ? '=' : '+'}` : one));
  const once = repeat ? quoted('*') : quoted(`(${names.join(' ')})`);
  return names.length > 1 ? `${once}{${typed.join(',')}}${spec}` : `${once}${typed[0]}${spec}`;
}

/** Returns an action for `_arguments`. A leading space stops zsh from adding arguments; a space only means no candidates. */
function action(name: string, choices: Choices): string {
  switch (choices.kind) {
    case 'words':
      return `(${choices.words.join(' ')})`;
    case 'pairs':
      return ` ${name}_pairs "${choices.names.join(' ')}" "${choices.values.join(' ')}"`;
    case 'articles':
    case 'sections':
      return ` ${name}_${choices.kind}`;
    case 'categories':
    case 'tags':
      return ` ${name}_candidates ${choices.kind}`;
    case 'folders':
      return '_files -/';
    case 'files':
      return '_files';
    case 'anything':
      return ' ';
  }
}

function completionCommand(name: string, choices: Choices): string {
  return choices.kind === 'articles' ? `${name}_articles` : '_files';
}

function escaped(text: string): string {
  return text.replaceAll(':', '\\:');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
