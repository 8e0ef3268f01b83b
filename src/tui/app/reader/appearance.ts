import { THEME_NAMES } from '../../../render/theme-names.js';
import { type Part, type Step, step, withMessage } from '../reducer.js';
import { readerLayout } from '../screen-layout.js';
import type { State } from '../state.js';
import { resetPage } from './document-layout.js';

const LEAST_MEASURE = 20;
const MEASURE_STEP = 4;

/** Widens or narrows from what is seen: where the screen is narrower than the measure, that counts. */
function measureBy(state: State, by: number): Step {
  const shown = readerLayout(state).measure;
  const measure = Math.max(LEAST_MEASURE, shown + by);
  return setMeasure(state, measure);
}

function setMeasure(state: State, measure: number): Step {
  const next = resetPage({ ...state, settings: { ...state.settings, measure } });
  const { measure: shown } = readerLayout(next);
  const capped = shown < measure;
  const settings = { ...next.settings, measure: capped ? shown : measure };
  const text = capped ? `${shown} columns wide, all that there is.` : `${shown} columns wide.`;
  return step(withMessage({ ...next, settings }, text), {
    type: 'prefer',
    change: { measure: settings.measure },
  });
}

/** Back to what is wide without a wish: that is none itself, whatever `--width` makes usual this time. */
function resetMeasure(state: State): Step {
  const next = resetPage({ ...state, settings: { ...state.settings, measure: state.settings.usual } });
  const { measure } = readerLayout(next);
  return step(withMessage(next, `${measure} columns wide, as usual.`), {
    type: 'prefer',
    change: { measure: null },
  });
}

function turnTheme(state: State): Step {
  const { theme, depth } = state.settings;
  if (depth === 0) return step(withMessage(state, 'Colours are off here: no theme would show.'));
  const next = THEME_NAMES[(THEME_NAMES.indexOf(theme) + 1) % THEME_NAMES.length] ?? theme;
  const settings = { ...state.settings, theme: next };
  return step(withMessage({ ...state, settings }, `Theme: ${next}.`), {
    type: 'prefer',
    change: { theme: next },
  });
}

/** How the text looks: its measure, the theme, and whether all but one paragraph is dimmed. */
export const looking: Part<'reader.wider' | 'reader.narrower' | 'reader.usual' | 'reader.focus' | 'theme'> = {
  'reader.wider': state => measureBy(state, MEASURE_STEP),
  'reader.narrower': state => measureBy(state, -MEASURE_STEP),
  'reader.usual': resetMeasure,
  'reader.focus': state =>
    step(
      withMessage(
        { ...state, focus: !state.focus },
        state.focus ? 'Focus off.' : 'Focus on the paragraph being read.',
      ),
    ),
  theme: turnTheme,
};
