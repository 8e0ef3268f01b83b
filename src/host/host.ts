/**
 * What the machine is and lends: its terminal, paths, files, pager, clipboard, browser and editor. This room owns
 * every library and system call for those; it knows nothing of articles, documents, commands or keys.
 */

/** The part of Node's `process` that the printing commands use: handed in, so that a test can lend its own. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
  readonly stderr: { readonly isTTY?: boolean };
}
