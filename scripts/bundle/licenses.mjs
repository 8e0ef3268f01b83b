// @ts-check
/** The licences of the bundled libraries, as one text file for the package. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @import { Metafile } from 'esbuild' */

/**
 * @typedef {object} BundledPackage
 * @property {string} folder from the project root: `node_modules/ink/node_modules/signal-exit`
 * @property {string} name
 * @property {string} version
 * @property {string} license SPDX expression from package.json
 * @property {string} source repository or homepage; empty if unknown
 * @property {string} text its licence files, else the notices at the start of its bundled files; empty if it has none
 */

const LICENSE_FILE = /^(licen[cs]e|copying|notice)(\b|[-.])/i;

/**
 * The packages that have code in any bundle, by name and version.
 *
 * @param {string} root
 * @param {Metafile} metafile
 * @returns {BundledPackage[]}
 * @throws {Error} if a package has no licence in its package.json
 */
export function bundledPackages(root, metafile) {
  /** @type {Map<string, Set<string>>} */
  const filesByFolder = new Map();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
      if (folder === undefined || bytesInOutput === 0) continue;
      const name = folder.replace(/^.*?(?=node_modules\/)/, '');
      const files = filesByFolder.get(name) ?? new Set();
      filesByFolder.set(name, files.add(name + file.slice(folder.length)));
    }
  }
  return [...filesByFolder]
    .map(([folder, files]) => readPackage(root, folder, [...files]))
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/**
 * @param {readonly BundledPackage[]} packages
 * @returns {string} equal licence texts are printed once
 */
export function licensesText(packages) {
  /** @type {Map<string, BundledPackage[]>} */
  const byText = new Map();
  for (const each of packages) {
    const text = each.text || `The package contains no licence file. Its package.json says: ${each.license}`;
    byText.set(text, [...(byText.get(text) ?? []), each]);
  }
  const parts = [...byText].map(([text, users]) => {
    const names = users.map(({ name, version, license, source }) =>
      [`${name} ${version}`, license, source].filter(Boolean).join(', '),
    );
    return `${names.join('\n')}\n\n${text}\n`;
  });
  const intro = `Lectern's bundles contain code of ${packages.length} packages, with these licences.\n`;
  return [intro, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {readonly string[]} files the files of it that are bundled
 * @returns {BundledPackage}
 */
function readPackage(root, folder, files) {
  const home = path.join(root, folder);
  const { name, version, license, repository, homepage } = JSON.parse(
    readFileSync(path.join(home, 'package.json'), 'utf8'),
  );
  if (typeof license !== 'string') throw new Error(`${folder} has no licence in its package.json`);
  const texts = readdirSync(home)
    .filter(file => LICENSE_FILE.test(file))
    .sort()
    .map(file => readFileSync(path.join(home, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const source = (typeof repository === 'string' ? repository : repository?.url) ?? homepage ?? '';
  if (texts.length === 0) {
    const notices = [...files].sort().map(file => noticeOf(readFileSync(path.join(root, file), 'utf8')));
    texts.push(...new Set(notices.filter(Boolean)));
  }
  return { folder, name, version, license, source, text: texts.join('\n\n') };
}

/**
 * The comment at the start of a source, if it has a copyright notice.
 *
 * @param {string} source
 */
function noticeOf(source) {
  const [comment = ''] = /^\s*(?:\/\*[\s\S]*?\*\/|(?:\/\/.*\n)+)/.exec(source.replaceAll('\r\n', '\n')) ?? [];
  if (!/copyright|\(c\)/i.test(comment)) return '';
  return comment.replace(/^[ \t]*(?:\/\*+|\*+\/|\*|\/\/)[ \t]?|\*+\/$/gm, '').trim();
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
