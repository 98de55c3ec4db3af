import { createSignal } from 'solid-js';
import { deviceSetting } from './device-settings.ts';

export type Theme = 'auto' | 'light' | 'dark';

const [chosen, setChosen] = createSignal<Theme>(stored());

/** The theme chosen on this device. Reactive. */
export const theme = chosen;

export function chooseTheme(next: Theme): void {
  setChosen(next);
  deviceSetting('theme', next === 'auto' ? null : next);
  if (next === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
}

function stored(): Theme {
  const value = deviceSetting('theme');
  return value === 'light' || value === 'dark' ? value : 'auto';
}
