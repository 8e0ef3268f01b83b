/**
 * Reads the `mailto:` address of an untrusted link (RFC 6068), and writes it again with the fields to, cc, subject and body
 * only: mail programs attach files that `attach` names (CVE-2020-27748), and send copies to `bcc`.
 */
import { sanitise, sanitiseLine } from './sanitise.js';

export interface Mailto {
  /** The address to open: percent-encoded ASCII. */
  href: string;
  /** Mail addresses of `to` and `cc`, in reading order, with domains in punycode. */
  recipients: string[];
}

/** @param target with or without `mailto:` */
export function parseMailto(target: string): Mailto {
  const [, path = '', query = ''] = /^(?:mailto:)?([^?#]*)\??([^#]*)/is.exec(target.trim()) ?? [];
  const fields = query.split('&').map(parseField);
  const valuesOf = (name: string): string[] =>
    fields.flatMap(field => (field.name === name ? field.value : []));
  const to = [decode(path), ...valuesOf('to')].flatMap(splitAddresses);
  const cc = valuesOf('cc').flatMap(splitAddresses);
  const parts = [
    cc.length > 0 ? `cc=${cc.map(encodeAddress).join(',')}` : '',
    ...valuesOf('subject').slice(0, 1).map(subject => `subject=${encode(sanitiseLine(subject))}`),
    ...valuesOf('body').slice(0, 1).map(body => `body=${encodeBody(body)}`),
  ].filter(part => part !== ''); // biome-ignore format: one row each
  const kept = parts.length > 0 ? `?${parts.join('&')}` : '';
  return { href: `mailto:${to.map(encodeAddress).join(',')}${kept}`, recipients: [...to, ...cc] };
}

function parseField(field: string): { name: string; value: string } {
  const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(field) ?? [];
  return { name: decode(name).trim().toLowerCase(), value: decode(value) };
}

function splitAddresses(list: string): string[] {
  const addresses = list.split(',').map(address => toAsciiDomain(sanitiseLine(address)));
  return addresses.filter(address => address !== '');
}

/** Writes the domain of a mail address in punycode, so that no letter of it looks like another one. */
function toAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const url = `http://${address.slice(at)}`;
  const isName = at > 0 && /^[\p{L}\p{M}\p{N}.-]+$/u.test(address.slice(at));
  return isName && URL.canParse(url) ? address.slice(0, at) + new URL(url).hostname : address;
}

function encodeAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const local = at < 0 ? '' : `${encode(address.slice(0, at))}@`;
  return (local + encode(address.slice(at + 1))).replaceAll('%2B', '+');
}

function encodeBody(body: string): string {
  return encode(sanitise(body.replaceAll('\r\n', '\n'))).replaceAll('%0A', '%0D%0A');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27');
}

/** Decodes percent encoding; text with an invalid one stays as it is. Never returns a lone surrogate, which has no encoding. */
function decode(text: string): string {
  const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  try {
    return decodeURIComponent(whole);
  } catch {
    return whole;
  }
}
