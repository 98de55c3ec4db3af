import { text } from '../../i18n/index.ts';

/** The first that fits wins: Edge says "Chrome" too, Chrome says "Safari", Android says "Linux". */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bLine\//, 'LINE'],
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bOPR\//, 'Opera'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** A device in words a person knows, for example "iPhoneのSafari". */
export function deviceName(userAgent: string | null): string {
  const browser = firstFit(browsers, userAgent ?? '');
  const system = firstFit(systems, userAgent ?? '');
  return browser && system
    ? text().settings.devices.name(browser, system)
    : (system ?? browser ?? text().settings.devices.unknown);
}

function firstFit(names: readonly (readonly [RegExp, string])[], userAgent: string): string | undefined {
  return names.find(([sign]) => sign.test(userAgent))?.[1];
}
