import type { ReactNode } from 'react';
import { type HelpLine, type HelpText, helpText } from '../keys/panel.js';
import { Panel } from './panel.js';
import type { ViewProps } from './props.js';
import { fill, type Row, run } from './row.js';

/** Every key that does something now, from the binding table. */
export function HelpScreen(props: ViewProps): ReactNode {
  const text = helpText(props.state, props.bindings);
  const { ascii } = props.state.settings;
  return <Panel {...props} rows={text.lines.map(line => rowOf(line, text, ascii))} />;
}

function rowOf({ title, keys = '', text = '', action }: HelpLine, help: HelpText, ascii: boolean): Row {
  if (title !== undefined) return [run(` ${title}`, 'title')];
  if (text === '') return [];
  const left = [run(' '.repeat(help.indent)), ...fill([run(keys, 'key')], help.keys, ascii)];
  return action === undefined
    ? [...left, run(text)]
    : [...left, ...fill([run(text)], help.text, ascii), run(action, 'dim')];
}
