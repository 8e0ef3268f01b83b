/** Milliseconds to wait for tmux. */
const TIMEOUT = 2000;

/** True if tmux passes escape sequences of this pane on to its terminal: its option `allow-passthrough` is on. */
export async function allowsPassthrough(env: NodeJS.ProcessEnv): Promise<boolean> {
  const { execFile } = await import('node:child_process');
  return new Promise(resolve => {
    const pane = env.TMUX_PANE ? ['-t', env.TMUX_PANE] : [];
    const args = ['show-options', '-Apv', ...pane, 'allow-passthrough'];
    execFile('tmux', args, { env, timeout: TIMEOUT }, (error, stdout) => {
      resolve(!error && /^(?:on|all)\s*$/.test(stdout));
    });
  });
}
