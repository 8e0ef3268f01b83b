/**
 * The author's runs with their places, and what Lectern adds among them: numbers of link notes, addresses, marks of
 * footnotes. Everything added is a run without `at`.
 */
import type { ImageBlock, Link, Span } from '../../document/document.js';
import { withStyle } from '../../document/style.js';
import { advance, type LayoutContext } from '../layout-context.js';
import type { FlowSpan } from './flow-spans.js';
import { layoutScript, scriptOf, superscript } from './super-subscript.js';

/** `runs` as they are to be flowed; takes their place in the block's text. */
export function inlineSpans(spans: readonly Span[], setting: LayoutContext): FlowSpan[] {
  let length = 0;
  for (const run of spans) length += run.text.length;
  let at = advance(setting, length);
  const out: FlowSpan[] = [];
  let script: ReturnType<typeof scriptOf>;
  // Where the stretch begins that is raised or lowered.
  let raised = 0;
  for (let index = 0; index < spans.length; index++) {
    const run = spans[index];
    if (!run) continue;
    if (scriptOf(run.style) !== script) {
      if (script) layoutScript(out, raised, script, baseOf(out, raised), setting);
      script = scriptOf(run.style);
      raised = out.length;
    }
    if (run.note !== undefined) addReference(out, run, at, setting);
    else out.push(placed(run, at));
    at += run.text.length;
    if (run.link !== undefined && spans[index + 1]?.link !== run.link)
      addTarget(out, spans, index, run.link, setting);
  }
  if (script) layoutScript(out, raised, script, baseOf(out, raised), setting);
  return out;
}

function baseOf(out: readonly FlowSpan[], index: number): string {
  return out[index - 1]?.text.at(-1) ?? '';
}

function placed(run: Span, at: number): FlowSpan {
  const { text, style, link, note } = run;
  if (link !== undefined) {
    return style === undefined || note !== undefined ? { ...run, at } : { text, style, link, at };
  }
  return style === undefined ? { text, at } : { text, style, at };
}

/** A footnote's mark: raised digits, which are as long as the label, so that they keep its place. */
function addReference(out: FlowSpan[], run: Span, at: number, setting: LayoutContext): void {
  const style = withStyle(run.style, 'noteref');
  const raised = setting.options.ascii || setting.options.accessible ? undefined : superscript(run.text);
  if (raised !== undefined) {
    out.push({ ...run, text: raised, style, at, glued: true });
    return;
  }
  const [open, close] = setting.options.accessible ? [' (footnote ', ')'] : ['[^', ']'];
  out.push(
    { text: open, style, glued: true },
    { ...run, style, at, glued: true },
    { text: close, style, glued: true },
  );
}

/** What comes after a link's last run, by the mode. */
function addTarget(
  out: FlowSpan[],
  spans: readonly Span[],
  last: number,
  link: number,
  setting: LayoutContext,
): void {
  const target = setting.document.links[link];
  if (!target || isBare(linkText(spans, last, link), target)) return;
  const number = setting.noteOf(link);
  if (number !== undefined) {
    out.push({ text: `[${number}]`, style: 'noteref', link, glued: true });
    return;
  }
  if (setting.options.links !== 'inline') return;
  out.push({ text: ' ' }, { text: `<${address(target, setting)}>`, style: 'address', link });
}

/** The runs of an image whose address is printed with it, so that they need no note; a link around the image stays. */
export function withoutOwnLink(image: ImageBlock): Span[] {
  return image.spans.map(({ link, ...run }) =>
    link === undefined || link === image.link ? run : { ...run, link },
  );
}

/** The address to print for a link. */
export function address(link: Link, setting: Pick<LayoutContext, 'options'>): string {
  return setting.options.resolve?.(link.target) ?? link.target;
}

/** Text of the link whose last run is `runs[last]`. */
export function linkText(spans: readonly Span[], last: number, link: number): string {
  let text = '';
  for (let index = last; index >= 0 && spans[index]?.link === link; index--)
    text = (spans[index]?.text ?? '') + text;
  return text;
}

/** Does a link's text already say where it leads (`<https://...>`, `www.example.org`, an e-mail address)? */
export function isBare(text: string, link: Link): boolean {
  if (link.kind === 'image') return false;
  const { target } = link;
  return (
    target === text ||
    (target.endsWith(text) && /^(?:https?:\/\/|mailto:)$/i.test(target.slice(0, -text.length)))
  );
}
