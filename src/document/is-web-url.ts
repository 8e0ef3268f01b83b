/** True for an absolute http or https address, below which relative links can be resolved. */
export function isHttpUrl(address: string): boolean {
  return /^https?:\/\/[^/]/i.test(address);
}

/** True for the targets that a terminal may open by itself: http, https and mailto. */
export function isWebUrl(target: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(target);
}
