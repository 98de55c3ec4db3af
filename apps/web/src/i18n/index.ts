import type { Denial, DenialCode, DenialParams } from '@engawa/domain';
import { createSignal } from 'solid-js';
import { deviceSetting } from '../state/device-settings.ts';
import { isolating } from './isolating.ts';
import type { ja } from './ja.ts';

/** Japanese is the source: another language has the same shape or does not compile. */
export type Catalogue = typeof ja;
export type Language = 'ja' | 'en';

export const languages: readonly { code: Language; name: string }[] = [
  { code: 'ja', name: '日本語' },
  { code: 'en', name: 'English' },
];

const catalogues: Record<Language, () => Promise<Catalogue>> = {
  ja: () => import('./ja.ts').then((file) => file.ja),
  en: () => import('./en.ts').then((file) => file.en),
};

const [catalogue, setCatalogue] = createSignal<Catalogue>();
const [shown, setShown] = createSignal<Language>('ja');

/** The catalogue of the language in use: `text().room.send`. Reactive. */
export function text(): Catalogue {
  const words = catalogue();
  if (!words) throw new Error('text() was asked before a language was loaded');
  return words;
}

/** The language in use. Reactive. */
export const language = shown;

/** The language to start with: the one chosen on this device, else the browser's, else English. */
export function preferredLanguage(): Language {
  const chosen = deviceSetting('language');
  if (chosen === 'ja' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

/** Loads a language and shows everything in it; sets `<html lang>`. */
export async function showLanguage(code: Language): Promise<void> {
  const words = isolating(await catalogues[code]());
  setShown(code);
  setCatalogue(() => words);
  document.documentElement.lang = code;
}

/** Chooses a language for this device. */
export async function chooseLanguage(code: Language): Promise<void> {
  await showLanguage(code);
  deviceSetting('language', code);
}

/** The sentence that says why not, and what to do about it. */
export function denialText(denial: Denial): string {
  const sentences = text().denials as { [C in DenialCode]: (params: never) => string };
  return sentences[denial.code](denial.params as DenialParams[never]);
}
