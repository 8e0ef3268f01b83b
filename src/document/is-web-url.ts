/** May a terminal follow this target by itself? */
export function isWeb(target: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(target);
}
