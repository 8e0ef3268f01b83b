import open from 'open';

/** Opens an address in the user's browser. The caller has shown it and knows that it is http, https or mailto. */
export async function openInBrowser(url: string): Promise<void> {
  const child = await open(url);
  // A desktop without a browser: said by the caller, not thrown into the event loop.
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', resolve);
  });
}
