const most = 10_000_000;

/** What was typed as a member's share of the month: null for none, undefined for nonsense. Full-width digits are digits. */
export function readCap(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').replaceAll(',', '').trim();
  if (plain === '') return null;
  if (!/^\d{1,8}$/.test(plain)) return undefined;
  const cap = Number(plain);
  return cap <= most ? cap : undefined;
}
