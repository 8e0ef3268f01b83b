import { quote } from '../../text/quote.js';
import { type EffectContext, type EffectRunners, showError, showMessage } from './effect-context.js';

/** Runs other programs: clipboard, browser, image viewer and editor. Each module is loaded at its first use. */
export function createExternalPrograms(
  context: EffectContext,
): Pick<EffectRunners, 'copy' | 'browse' | 'view-image' | 'edit'> {
  const { process } = context.options;
  return {
    copy: async ({ text, description }) => {
      const { copyToClipboard } = await import('../../host/programs/clipboard.js');
      const messages = {
        clipboard: `Copied ${description} to the clipboard`,
        terminal: `Copied ${description} (if your terminal supports it)`,
        none: 'No clipboard available',
      };
      await copyToClipboard(text, process).then(
        method => showMessage(context, messages[method]),
        error => showError(context, error),
      );
    },
    browse: async ({ url }) => {
      const { openInBrowser } = await import('../../host/programs/browser.js');
      await openInBrowser(url).then(
        () => showMessage(context, `Opened ${url}`),
        () => showError(context, `Cannot start a browser for ${url}`),
      );
    },
    'view-image': async ({ path }) => {
      const { openImage } = await import('../../host/programs/browser.js');
      await openImage(path).then(
        () => showMessage(context, `Opened ${path}`),
        error => showError(context, error),
      );
    },
    edit: async ({ file, line }) => {
      const { editorCommand, openEditor } = await import('../../host/programs/editor.js');
      let code = 0;
      await context.lend(async () => {
        code = await openEditor(file, line, process);
      });
      if (code === NOT_STARTED)
        showError(
          context,
          `Cannot run ${quote(editorCommand(process))}; set VISUAL or EDITOR to an installed editor`,
        );
      else context.dispatch({ type: 'reload' });
    },
  };
}

/** Exit code of an editor that could not be started, as in shells. */
const NOT_STARTED = 127;
