/**
 * The machine: terminal, paths, files, and in `programs/` the clipboard, browser, editor and pager. Only this folder
 * uses the libraries and system calls for those. Must not import anything but `text` and `util`: it knows no articles,
 * documents, commands or keys.
 */

/** The part of Node's `process` that the printing commands use. Tests pass their own. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
  readonly stderr: { readonly isTTY?: boolean };
}
