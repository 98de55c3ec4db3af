/** Small things this device keeps without a database: its own choices (also read by public/before-paint.js), and who was here last. */
export type DeviceSetting = 'theme' | 'language' | 'lastMember' | 'signedOut' | 'stickers' | 'emojis' | 'sound';

/** Reads a choice, or writes it when a value is given (null: forgets it). */
export function deviceSetting(name: DeviceSetting, value?: string | null): string | null {
  const key = `engawa.${name}`;
  try {
    if (value === undefined) return localStorage.getItem(key);
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return value;
  } catch {
    // Private windows may forbid storage: the choice then lasts as long as the page.
    return value ?? null;
  }
}
