/** True for the targets that a terminal may open by itself: http, https and mailto. */
export function isWebUrl(target: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(target);
}
