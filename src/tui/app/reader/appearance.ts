/** How the text looks: its width, the theme and focus mode. */
import { THEME_NAMES } from '../../../render/theme-names.js';
import { type HandlersFor, type Step, step, withMessage } from '../reducer.js';
import { readerLayout } from '../screen-layout.js';
import type { State } from '../state.js';
import { updateLayout } from './document-layout.js';

const MIN_WIDTH = 20;
const WIDTH_STEP = 4;

/** Changes the width, starting from the visible one. On a narrow screen that is less than the setting. */
function changeWidth(state: State, by: number): Step {
  return setWidth(state, Math.max(MIN_WIDTH, readerLayout(state).width + by));
}

/** Sets the width. A window that is too narrow for it never reduces the setting, which is for wider windows too. */
function setWidth(state: State, requested: number): Step {
  const next = updateLayout({ ...state, settings: { ...state.settings, width: requested } });
  const { width: shown } = readerLayout(next);
  const isLimited = shown < requested;
  const width = isLimited ? Math.max(state.settings.width, shown) : requested;
  const text = isLimited ? `${shown} columns, the widest this window allows` : `${shown} columns`;
  const changed = withMessage({ ...next, settings: { ...next.settings, width } }, text);
  if (width === state.settings.width) return step(changed);
  return step(changed, { type: 'save-preferences', change: { width } });
}

/** Resets the width to the default. Saves no width, so that `--width` of the next start applies. */
function resetWidth(state: State): Step {
  const { defaultWidth } = state.settings;
  const next = updateLayout({ ...state, settings: { ...state.settings, width: defaultWidth } });
  return step(withMessage(next, `${readerLayout(next).width} columns, the default`), {
    type: 'save-preferences',
    change: { width: null },
  });
}

function cycleTheme(state: State): Step {
  const { theme, depth } = state.settings;
  if (depth === 0) return step(withMessage(state, 'Colours are off; themes have no effect'));
  const next = THEME_NAMES[(THEME_NAMES.indexOf(theme) + 1) % THEME_NAMES.length] ?? theme;
  const settings = { ...state.settings, theme: next };
  return step(withMessage({ ...state, settings }, `Theme: ${next}`), {
    type: 'save-preferences',
    change: { theme: next },
  });
}

function toggleFocus(state: State): Step {
  const focus = !state.focus;
  const text = focus ? 'Focus on: everything but the current paragraph is dimmed' : 'Focus off';
  return step(withMessage({ ...state, focus }, text));
}

export const appearanceHandlers: HandlersFor<
  'reader.wider' | 'reader.narrower' | 'reader.reset-width' | 'reader.focus' | 'theme'
> = {
  'reader.wider': state => changeWidth(state, WIDTH_STEP),
  'reader.narrower': state => changeWidth(state, -WIDTH_STEP),
  'reader.reset-width': resetWidth,
  'reader.focus': toggleFocus,
  theme: cycleTheme,
};
