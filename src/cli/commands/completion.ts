import { commandsOf } from '../arguments/definitions.js';
import { bashCompletion } from '../completion/bash.js';
import { listCandidates } from '../completion/candidates.js';
import { fishCompletion } from '../completion/fish.js';
import { type CompletionModel, completionModel } from '../completion/model.js';
import { powershellCompletion } from '../completion/powershell.js';
import { zshCompletion } from '../completion/zsh.js';
import type { Context } from '../context.js';
import type { Shell } from '../options.js';
import { tsvRow } from '../output/tsv-json.js';

const SCRIPTS: Record<Shell, (model: CompletionModel) => string> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

/** `lectern completion <shell>`: prints a completion script for the program, under its own name. */
export async function completion(context: Context, [shell]: readonly string[]): Promise<number> {
  const { program, out } = context;
  // The parser accepts only shells.
  out.write(SCRIPTS[shell as Shell](completionModel(program.name, commandsOf(program))));
  return 0;
}

/** `lectern __complete <kind>`: prints candidates for a completion script, one per line: value, tab, description. */
export async function complete(context: Context, [kind = '']: readonly string[]): Promise<number> {
  context.out.write((await listCandidates(context, kind)).map(tsvRow).join(''));
  return 0;
}
