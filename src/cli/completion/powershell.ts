import { allCommands, type Choices, type CommandModel, type CompletionModel } from './model.js';

/** The script for PowerShell, from 5.1 on. Where it has nothing to say, PowerShell completes files and folders. */
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

    # The words before the one to complete: which command, what stands just before it, and which library.
    $typed = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    $command = ''
    $found = $false
    $value = $null
    $library = @()
    foreach ($word in $typed) {
        if ($null -ne $value) {
            if ($value -ceq '--library') { $library += '--library', $word }
            $value = $null
        } elseif ($values.ContainsKey("$command $word")) {
            $value = $word
        } elseif (-not $word.StartsWith('-') -and -not $found) {
            $found = $true
            if ($commands.Contains($word)) { $command = $word }
        }
    }

    if ($null -ne $value) {
        $kind = $values["$command $value"]
    } elseif ($wordToComplete.StartsWith('-')) {
        $kind = $options[$command]
    } else {
        $kind = $words[$command]
        if (-not $found) {
            $commands.GetEnumerator() | Where-Object { $_.Key.StartsWith($wordToComplete) } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'Command', $_.Value)
            }
        }
    }

    if ($kind -eq 'articles') {
        $kind = @(& ${quoted(program)} list @library 2>$null | ForEach-Object { ($_ -split "\`t")[0] })
    } elseif ($kind -isnot [array]) {
        $kind = @()
    }
    $kind | Where-Object { $_.StartsWith($wordToComplete) } | ForEach-Object {
        # What PowerShell could take for code is quoted.
        $text = if ($_ -match '^[\\w./\\\\:-]+$') { $_ } else { "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($_) + "'" }
        [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
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

/** An array of words, or the name of what the machine has. */
function choicesOf(choices: Choices): string {
  return choices.kind === 'words' ? list(choices.words) : quoted(choices.kind);
}

function list(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
