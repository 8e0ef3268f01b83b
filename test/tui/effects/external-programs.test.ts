import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { openFile } from '../../../src/host/programs/browser.js';
import type { Library } from '../../../src/library/library.js';
import type { Action } from '../../../src/tui/app/action.js';
import type { EffectContext } from '../../../src/tui/effects/effect-context.js';
import { createExternalPrograms } from '../../../src/tui/effects/external-programs.js';

vi.mock('../../../src/host/programs/browser.js', () => ({ openFile: vi.fn(async () => undefined) }));
beforeEach(() => vi.mocked(openFile).mockClear());

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-files-')));
const library = join(folder, 'library');
mkdirSync(library);
for (const name of ['outside.pdf', 'library/inside.pdf', 'library/run.desktop'])
  writeFileSync(join(folder, name), '');
afterAll(() => rmSync(folder, { recursive: true }));

async function view(path: string, follow = false): Promise<string> {
  const actions: Action[] = [];
  const context = { options: {}, dispatch: (action: Action) => void actions.push(action) };
  const libraryOf = () => ({ imageFolders: { folders: [library], follow } }) as unknown as Library;
  const programs = createExternalPrograms(context as unknown as EffectContext, { libraryOf });
  await programs['view-file']({ type: 'view-file', path, article: {} as never });
  const [action] = actions;
  return action?.type === 'message-shown' ? action.text : '';
}

test('opens a file of the library in its viewer', async () => {
  const path = join(library, 'inside.pdf');
  expect(await view(path)).toBe(`Opened ${path}`);
  expect(openFile).toHaveBeenCalledWith(path);
});

test.skipIf(process.platform === 'win32')(
  'opens no file outside of the library, and no link to a program',
  async () => {
    symlinkSync('../outside.pdf', join(library, 'out.pdf'));
    symlinkSync('run.desktop', join(library, 'run.pdf'));
    for (const name of ['../outside.pdf', 'out.pdf', 'run.pdf'])
      expect(await view(join(library, name))).toContain('Not a file of this library');
    expect(openFile).not.toHaveBeenCalled();
    expect(await view(join(library, 'out.pdf'), true)).toContain('Opened');
    expect(await view(join(library, 'run.pdf'), true)).toContain('Not a file of this library');
  },
);
