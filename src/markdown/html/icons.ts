/** Icon components that tables use for yes and no, in most icon libraries. */
const ICONS: Readonly<Record<string, string>> = { check: '✓', tick: '✓', checkmark: '✓', cross: '✗', x: '✗' };

/** The character of a component that is an icon, by its lower-case name. */
export function iconText(name: string): string | undefined {
  const icon = name.replace(/(?<=.)icon$/, '');
  return Object.hasOwn(ICONS, icon) ? ICONS[icon] : undefined;
}
