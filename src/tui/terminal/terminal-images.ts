/** Images in the memory of the terminal: asks whether it can show them, sends them, and deletes them when the terminal is left. */
import {
  deleteCommand,
  GRAPHICS_QUERY,
  MAX_ID,
  passThroughTmux,
  type Transfer,
  transferCommands,
} from '../../render/images/kitty-graphics.js';
import type { TerminalSession } from './terminal-session.js';

export interface TerminalImages {
  /** Asks the terminal, once. Nothing is sent before `start`. The answer arrives as input, or never. */
  query(): void;
  /** Allows the query: the first frame has been drawn. */
  start(): void;
  /** Sends an image, and returns its id. */
  show(image: Omit<Transfer, 'id'>): number;
}

/** Most images in the terminal. The oldest is deleted for a new one. */
const MAX_IMAGES = 100;

export function createTerminalImages(
  terminal: Pick<TerminalSession, 'send' | 'setLeaveText'>,
  {
    env,
    allowsPassthrough,
  }: {
    env: NodeJS.ProcessEnv;
    /** Resolves to true if tmux passes commands on to its terminal. */
    allowsPassthrough(): Promise<boolean>;
  },
): TerminalImages {
  const wrap = env.TMUX ? passThroughTmux : (command: string): string => command;
  let ids: number[] = [];
  // Several readers in one terminal begin with different ids.
  let lastId = process.pid % MAX_ID;
  let isStarted = false;
  let isWanted = false;
  let isSent = false;

  const sendQuery = async (): Promise<void> => {
    if (!isStarted || !isWanted || isSent) return;
    isSent = true;
    if (env.TMUX && !(await allowsPassthrough())) return;
    terminal.send(wrap(GRAPHICS_QUERY));
  };

  return {
    query() {
      isWanted = true;
      void sendQuery();
    },
    start() {
      isStarted = true;
      void sendQuery();
    },
    show(image) {
      lastId = (lastId % MAX_ID) + 1;
      const old = ids.length < MAX_IMAGES ? [] : ids.slice(0, 1);
      ids = [...ids.slice(old.length), lastId];
      terminal.setLeaveText(ids.map(id => wrap(deleteCommand(id))).join(''));
      const commands = [...old.map(deleteCommand), ...transferCommands({ ...image, id: lastId })];
      terminal.send(commands.map(wrap).join(''));
      return lastId;
    },
  };
}
