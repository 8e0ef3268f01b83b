/**
 * Title line of an admonition or callout. Starts with its kind, which is only visible as colour otherwise.
 */
export function titleLine(kind: string, title: string): string {
  const name = kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
  const repeatsKind = title.toLowerCase() === kind.toLowerCase();
  return `**${title === '' || repeatsKind ? name : `${name}: ${title}`}**  `;
}

/** Markdown for an image, or only its text if it has no target. */
export function imageMarkdown(alt: string, target: string): string {
  const text = alt.replace(/[[\]]/g, '\\$&');
  return target ? `![${text}](${linkTarget(target)})` : text;
}

/** Markdown for a link target, whatever characters it contains. */
export function linkTarget(target: string): string {
  return `<${target.replace(/[<>\n]/g, encodeURIComponent)}>`;
}
