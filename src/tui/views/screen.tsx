/**
 * The screen: one component a screen, each from props to rows, made of the state and nothing else. Views know Ink and
 * the styles' names; they hold no state, read no clock and decide nothing that a reducer would want to know.
 */
import type { ReactNode } from 'react';
import { HelpScreen } from './help.js';
import { ListScreen } from './list/list-screen.js';
import { ProblemsScreen } from './problems.js';
import type { ViewProps } from './props.js';
import { ReaderScreen } from './reader/reader-screen.js';

export function Screen(props: ViewProps): ReactNode {
  const { modal, front } = props.state;
  if (modal?.kind === 'help') return <HelpScreen {...props} />;
  if (modal?.kind === 'problems') return <ProblemsScreen {...props} />;
  return front === 'list' ? <ListScreen {...props} /> : <ReaderScreen {...props} />;
}
