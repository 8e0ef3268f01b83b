import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createTerminalImages } from '../../../src/tui/terminal/terminal-images.js';
import { pixelsOf } from '../../render/images/sample-images.js';
import { KittyTerminal } from '../../support/kitty-terminal.js';

const pixels = pixelsOf(2, 2);
const IMAGE = { ...pixels, data: deflateSync(pixels.data), columns: 1, rows: 1 };

function setup(env: NodeJS.ProcessEnv = {}, passthrough = true) {
  const sent: string[] = [];
  let leaveText = '';
  const terminal = {
    send: (text: string) => void sent.push(text),
    setLeaveText: (text: string) => {
      leaveText = text;
    },
  };
  const images = createTerminalImages(terminal, { env, allowsPassthrough: async () => passthrough });
  return { images, sent, leaveText: () => leaveText };
}

test('asks once, after the first frame and for the first picture', () => {
  const { images, sent } = setup();
  images.query();
  expect(sent).toEqual([]);
  images.start();
  images.query();
  expect(sent).toHaveLength(1);
  const idle = setup();
  idle.images.start();
  expect(idle.sent).toEqual([]);
});

test('asks through tmux only if it passes commands on', async () => {
  for (const passthrough of [true, false]) {
    const { images, sent } = setup({ TMUX: '/tmp/tmux' }, passthrough);
    images.query();
    images.start();
    await Promise.resolve();
    await Promise.resolve();
    expect(sent.map(text => text.startsWith('\u001bPtmux;\u001b\u001b[>q\u001b\u001b_G'))).toEqual(
      passthrough ? [true] : [],
    );
  }
});

test('deletes the images that the terminal has when it is left, and the oldest of many before', () => {
  const { images, sent, leaveText } = setup();
  const ids = Array.from({ length: 300 }, () => images.show(IMAGE));
  const terminal = new KittyTerminal();
  terminal.write(sent.join(''));
  expect([...terminal.images.keys()].sort()).toEqual(ids.slice(-100).sort());
  expect(ids.every(id => id >= 1 && id <= 255)).toBe(true);
  terminal.write(leaveText());
  expect(terminal.images.size).toBe(0);
});
