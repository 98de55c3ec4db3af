const JST_OFFSET_MS = 9 * 60 * 60 * 1000;

/** `2026-11`; LINE's statistics go by Japan's time. `time` in ms. */
export function monthInJapan(time: number): string {
  return toJapan(time).slice(0, 7);
}

/** `20261130` */
export function dayInJapan(time: number): string {
  return toJapan(time).slice(0, 10).replaceAll('-', '');
}

function toJapan(time: number): string {
  return new Date(time + JST_OFFSET_MS).toISOString();
}
