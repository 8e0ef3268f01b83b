import { commandsOf } from '../arguments/definitions.js';
import { bashCompletion } from '../completion/bash.js';
import { offersOf } from '../completion/candidates.js';
import { fishCompletion } from '../completion/fish.js';
import { type CompletionModel, completionModel } from '../completion/model.js';
import { powershellCompletion } from '../completion/powershell.js';
import { zshCompletion } from '../completion/zsh.js';
import type { Context } from '../context.js';
import type { Shell } from '../options.js';
import { row } from '../output/tsv-json.js';

const SCRIPTS: Record<Shell, (model: CompletionModel) => string> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

/**
 * `lectern completion <shell>`: a script that completes the program under the name it goes by. The script comes back with
 * `--offer`, and gets a row for each value: the value, a tab, what may be told of it.
 */
export async function completion(context: Context, [shell]: readonly string[]): Promise<number> {
  const { program, options, out } = context;
  if (options.offer !== undefined) {
    out.write((await offersOf(context, options.offer)).map(row).join(''));
    return 0;
  }
  // The parser has let nothing through but a shell.
  out.write(SCRIPTS[shell as Shell](completionModel(program.name, commandsOf(program))));
  return 0;
}
