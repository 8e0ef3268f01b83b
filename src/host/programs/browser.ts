import open from 'open';

/** Opens an address in the user's browser. The caller has checked that it is http, https or mailto. */
export async function openInBrowser(url: string): Promise<void> {
  const child = await open(url);
  // Without a browser the promise rejects; an unhandled `error` event would end the process.
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', resolve);
  });
}
