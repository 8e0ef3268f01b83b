import { commandsOf } from '../arguments/definitions.js';
import type { Shell } from '../command.js';
import { bashCompletion } from '../completion/bash.js';
import { fishCompletion } from '../completion/fish.js';
import { type CompletionModel, completionModel } from '../completion/model.js';
import { powershellCompletion } from '../completion/powershell.js';
import { zshCompletion } from '../completion/zsh.js';
import type { Context } from '../context.js';

const SCRIPTS: Record<Shell, (model: CompletionModel) => string> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

/** `lectern completion <shell>`: a script that completes the program under the name it goes by. */
export async function completion(
  { program, out }: Pick<Context, 'program' | 'out'>,
  [shell]: readonly string[],
): Promise<number> {
  // The parser has let nothing through but a shell.
  out.write(SCRIPTS[shell as Shell](completionModel(program.name, commandsOf(program))));
  return 0;
}
