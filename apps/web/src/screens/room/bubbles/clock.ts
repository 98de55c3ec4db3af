/** `1:05`, also for a length that is not known (`–:––`). */
export function clock(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return '–:––';
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
