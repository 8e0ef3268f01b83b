import { findRealPath, isInFolder } from '../../host/real-path.js';
import { quote } from '../../text/quote.js';
import { isViewable } from '../app/reader/links/open-in-browser.js';
import { type EffectContext, type EffectRunners, showError, showMessage } from './effect-context.js';
import type { ExternalArticles } from './open-external-article.js';

/** Runs other programs: clipboard, browser, viewers and editor. Each module is loaded at its first use. */
export function createExternalPrograms(
  context: EffectContext,
  { libraryOf }: Pick<ExternalArticles, 'libraryOf'>,
): Pick<EffectRunners, 'copy' | 'browse' | 'view-image' | 'view-file' | 'edit'> {
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
    'view-file': async ({ path, article }) => {
      const { openFile } = await import('../../host/programs/browser.js');
      const { folders = [], follow = false } = libraryOf(article).imageFolders ?? {};
      // A symbolic link may lead to a file of another kind, or out of the library.
      const file = findRealPath(path) ?? path;
      const isOpened = isViewable(file) && (follow || folders.some(folder => isInFolder(file, folder)));
      if (!isOpened) return showError(context, `Not a file of this library: ${path}`);
      await openFile(file).then(
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
