import { allCommands, type Choices, type CommandModel, type CompletionModel } from './model.js';

/** Returns the script for PowerShell 5.1 and later. Without candidates, PowerShell completes files and folders. */
export function powershellCompletion(model: CompletionModel): string {
  const { program, commands } = model;
  return `# PowerShell completion for ${program}

Register-ArgumentCompleter -Native -CommandName ${quoted(program)} -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commands = [ordered]@{
${commands.map(({ name, help }) => `        ${quoted(name)} = ${quoted(help)}`).join('\n')}
    }
    $options = @{
${allCommands(model).map(optionsOf).join('\n')}
    }
    $values = @{
${allCommands(model).flatMap(valuesOf).join('\n')}
    }
    $words = @{
${allCommands(model)
  .map(command => `        ${quoted(command.name)} = ${choicesOf(command.words)}`)
  .join('\n')}
    }

    # Finds the command, article, library and last option in the words before the cursor.
    $typed = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    $command = ''
    $found = $false
    $article = $null
    $option = $null
    $library = @()
    foreach ($word in $typed) {
        if ($null -ne $option) {
            if ($option -ceq '--library') { $library += '--library', $word }
            $option = $null
        } elseif ($values.ContainsKey("$command $word")) {
            $option = $word
        } elseif ($word.StartsWith('--library=')) {
            $library += $word
        } elseif (-not $word.StartsWith('-')) {
            if (-not $found) {
                $found = $true
                if ($commands.Contains($word)) { $command = $word }
            } elseif ($null -eq $article) {
                $article = $word
            }
        }
    }

    # --color=al: only the part after = is completed.
    $start = ''
    $current = $wordToComplete
    if ($null -eq $option -and $current -match '^(--[a-z-]+)=(.*)$' -and $values.ContainsKey("$command $($Matches[1])")) {
        $option = $Matches[1]
        $start = $option + '='
        $current = $Matches[2]
    }

    if ($null -ne $option) {
        $kind = $values["$command $option"]
    } elseif ($current.StartsWith('-')) {
        $kind = $options[$command]
    } else {
        $kind = $words[$command]
        if (-not $found) {
            $commands.GetEnumerator() | Where-Object { $_.Key.StartsWith($current) } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'Command', $_.Value)
            }
        }
    }

    # Candidates of the library: value, tab, description.
    $query = $null
    $prefix = ''
    if ($kind -is [hashtable]) {
        $name, $level = $current.Split([char]'=', 2)
        if ($null -eq $level) { $kind = @($kind.Name | ForEach-Object { $_ + '=' }) } else { $kind = @($kind.Level | ForEach-Object { $name + '=' + $_ }) }
    } elseif ($kind -eq 'articles' -and $current -match '^[^#]+#') {
        $prefix = $Matches[0]
        $query = $prefix
    } elseif ($kind -eq 'sections') {
        if ($null -ne $article) { $query = $article + '#' }
    } elseif ($kind -in 'articles', 'categories', 'tags') {
        $query = $kind
    }
    if ($null -ne $query) {
        $kind = @(& ${quoted(program)} __complete $query @library 2>$null | ForEach-Object { $prefix + $_ })
    } elseif ($kind -isnot [array]) {
        $kind = @()
    }
    $kind | Where-Object { $_.StartsWith($current, [StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
        $value, $description = $_.Split([char]9, 2)
        if (-not $description) { $description = $value }
        # Quotes candidates that PowerShell could run as code.
        $text = $start + $value
        if ($text -notmatch '^[\\w./\\\\:=-]+$') { $text = "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($text) + "'" }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
    }
}
`;
}

function optionsOf({ name, options }: CommandModel): string {
  return `        ${quoted(name)} = ${list(options.flatMap(({ names }) => names))}`;
}

function valuesOf({ name, options }: CommandModel): string[] {
  return options.flatMap(({ names, value }) =>
    value ? names.map(option => `        ${quoted(`${name} ${option}`)} = ${choicesOf(value)}`) : [],
  );
}

/** Returns an array of words, a table of names and values, or the kind of candidates. */
function choicesOf(choices: Choices): string {
  if (choices.kind === 'words') return list(choices.words);
  if (choices.kind !== 'pairs') return quoted(choices.kind);
  return `@{ Name = ${list(choices.names)}; Level = ${list(choices.values)} }`;
}

function list(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
