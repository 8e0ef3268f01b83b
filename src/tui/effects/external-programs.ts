import type { Runners, World } from './effect-context.js';
import { reasonOf } from './error-text.js';

/** Other programs: the clipboard, the browser, the editor. Each is loaded when it is first wanted. */
export function outside(world: World): Pick<Runners, 'copy' | 'browse' | 'edit'> {
  const { process } = world.setup;
  const tell = (text: string): void => world.dispatch({ type: 'told', text, error: false });
  const tellError = (error: unknown): void =>
    world.dispatch({ type: 'told', text: reasonOf(error), error: true });
  return {
    copy: async ({ text, what }) => {
      const { copy } = await import('../../host/programs/clipboard.js');
      // How stands first: what may be a long link, and is cut where the row ends.
      await copy(text, process).then(how => tell(`${how}: ${what}`), tellError);
    },
    browse: async ({ url }) => {
      const { openInBrowser } = await import('../../host/programs/browser.js');
      await openInBrowser(url).then(
        () => tell(`Opened ${url}`),
        () => tellError(new Error(`No browser could be started for ${url}`)),
      );
    },
    edit: async ({ file, line }) => {
      const { edit } = await import('../../host/programs/editor.js');
      let code = 0;
      await world.lend(async () => {
        code = await edit(file, line, process);
      });
      if (code === 127)
        tellError(new Error('The editor could not be run: set EDITOR to one that is installed.'));
      else world.dispatch({ type: 'edited' });
    },
  };
}
