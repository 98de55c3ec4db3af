import type { NameRefusal } from './denials.ts';
import { cutToUnits, lineLimits } from './line-limits.ts';
import { isBlank } from './strange-text.ts';

/**
 * Why LINE would refuse this as `sender.name`. LINE publishes no list of words; "LINE" and emoji are known to be refused
 * (Messaging API reference, Change icon and display name).
 */
export function nameRefusal(name: string): NameRefusal | null {
  if (isBlank(name)) return 'empty';
  if (containsLine(name)) return 'containsLine';
  return emoji.test(name) ? 'containsEmoji' : null;
}

/**
 * The name over every bubble on the LINE user's phone: member and company in at most 20 UTF-16 units, never empty. The
 * member's name is kept whole before the company is; a company name that LINE would refuse is left out. Members with such
 * a name do not get the permission; should one slip through, its refused part is left out rather than every bubble lost.
 */
export function senderName(memberName: string, companyName: string): string {
  const company = nameRefusal(companyName) ? '' : companyName.toWellFormed().trim();
  const name = cutToUnits(withoutRefused(memberName.toWellFormed()), lineLimits.senderNameUnits).trimEnd();
  if (!name) return cutToUnits(company, lineLimits.senderNameUnits) || nameless;
  const room = lineLimits.senderNameUnits - name.length - separator.length;
  const shown = company.length <= room ? company : shortened(company, room);
  return shown ? name + separator + shown : name;
}

const separator = '・';
const nameless = '?';

/**
 * What phones draw in colour: emoji by default, by variation selector or as a keycap, and the pictures among the symbols
 * (☎ ❤ ☺). Signs of writing stay: © ® ™ ★ ♪ ㊗, digits, # and *.
 */
const emoji = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\u20E3|(?=[\u2600-\u27BF])\p{Emoji}/u;

/** With the joiners that would stay behind unseen. */
const everyEmoji = new RegExp(`${emoji.source}|[\\u200D\\uFE0E\\uFE0F]`, 'gu');

function shortened(company: string, room: number): string {
  const cut = cutToUnits(company, room - 1).trimEnd();
  return cut.length >= 2 ? `${cut}…` : '';
}

function withoutRefused(name: string): string {
  let kept = emoji.test(name) ? name.replace(everyEmoji, '') : name;
  // Taking one away may put the next together: "liLINEne".
  while (containsLine(kept)) kept = kept.normalize('NFKC').replace(/line/i, '');
  return nameRefusal(kept) ? '' : kept.trim();
}

/** In capitals, full-width or circled letters too. */
function containsLine(name: string): boolean {
  return /line/i.test(name.normalize('NFKC'));
}
