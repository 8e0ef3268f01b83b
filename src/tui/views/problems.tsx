import type { ReactNode } from 'react';
import { type ProblemRow, problemRows } from '../app/overlays/problem-rows.js';
import { Panel } from './panel.js';
import type { ViewProps } from './props.js';
import { run } from './row.js';

const STYLES: Record<ProblemRow['kind'], string | undefined> = {
  head: 'title',
  place: 'key',
  error: 'error',
  warning: undefined,
  hint: 'dim',
};

/** What is wrong with the library's files, where, and how to mend it. */
export function ProblemsScreen(props: ViewProps): ReactNode {
  const { library, size } = props.state;
  const rows = problemRows(library, size.columns).map(({ text, kind }) => [run(` ${text}`, STYLES[kind])]);
  return <Panel {...props} rows={rows} />;
}
