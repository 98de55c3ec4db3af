import type { DeliveryRow } from './deliveries.ts';

/**
 * What words can do without: where LINE refuses one of these, the words go once more without it, or an ornament would lose
 * them. Each with the column that remembers that it was left out.
 */
export const ornaments = { sender: 'no_sender', quote: 'no_quote', emoji: 'no_emoji' } as const;

export type Ornament = keyof typeof ornaments;

type Columns = Partial<Pick<DeliveryRow, (typeof ornaments)[Ornament]>>;

const names = Object.keys(ornaments) as readonly Ornament[];

export function leftOut(delivery: Required<Columns>): readonly Ornament[] {
  return names.filter((name) => delivery[ornaments[name]] === 1);
}

export function leaveOut(ornament: Ornament): Columns {
  return { [ornaments[ornament]]: 1 };
}

/** For words that a member wants tried as they were said. */
export const nothingLeftOut: Required<Columns> = { no_sender: 0, no_quote: 0, no_emoji: 0 };
