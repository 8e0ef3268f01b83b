// @ts-check
/** A local npm registry with one package, for an author's `npm install` before the package is published. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/**
 * @param {{ name: string, version: string, bin: Record<string, string> }} manifest
 * @param {string} tarball
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve({ name, version, bin }, tarball) {
  const bytes = readFileSync(tarball);
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  let url = '';
  const server = createServer(({ url: path }, response) => {
    if (path === `/${name}/-/${name}.tgz`) return response.end(bytes);
    if (path !== `/${name}`) return response.writeHead(404).end('{}');
    const dist = { tarball: `${url}${name}/-/${name}.tgz`, integrity };
    const versions = { [version]: { name, version, bin, dist } };
    return response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  return { url, close: () => server.close() };
}
