import { withoutEnding } from '@engawa/domain';

/** A stretch of text, and where it leads: a page, a mail, a call; null: nowhere. */
export type Part = { readonly text: string; readonly href: string | null };

/** A web address ends before a space, a quote, a Japanese bracket, and Japanese punctuation. */
const address = String.raw`https?:\/\/[^\s<>"'\`「」『』（）［］【】〈〉《》、。，．！？｡､]+`;
/** Lengths are those of the standard (RFC 5321); bounded, so that no text makes the search slow. */
const mail = String.raw`(?<![\w.%+-])[A-Za-z0-9][\w.%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])`;
const digit = '[0-9０-９]';
const dash = '[-‐‑–−－ー]';
/** As people write them in Japan, by hand: with dashes, with the area in brackets, a mobile or a free number in one; or with a country. */
const telephone = [
  `[+＋]${digit}{1,3}(?:${dash}| )?(?:\\(0\\))?${digit}{1,4}(?:(?:${dash}| )?${digit}{2,4}){2,3}`,
  `[0０]${digit}{1,4}${dash}${digit}{1,4}${dash}${digit}{3,4}`,
  `[(（][0０]${digit}{1,4}[)）] ?${digit}{1,4}${dash}${digit}{3,4}`,
  `[0０](?:[5789５７８９][0０]${digit}{8}|(?:120|１２０)${digit}{6})`,
].map((form) => `(?:${form})`);
const found = new RegExp(
  `(?<page>${address})|(?<mail>${mail})|(?<call>(?<![\\w+＋０-９./:#-])(?:${telephone.join('|')})(?![\\w０-９-]))`,
  'gi',
);

/** Text in parts: web addresses, mail addresses and telephone numbers apart from words. Takes time in proportion to its length. */
export function splitLinks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(found)) {
    const link = linkIn(match);
    if (!link) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push(link);
    end = match.index + link.text.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

function linkIn({ 0: whole, groups }: RegExpExecArray): Part | null {
  if (groups?.mail) return { text: whole, href: `mailto:${whole}` };
  if (groups?.call) return callTo(whole);
  const page = withoutEnding(balanced(whole), (unit) => '.,:;!?(['.includes(unit));
  return /:\/\/./.test(page) ? { text: page, href: page } : null;
}

/** Up to the first bracket that closes what was not opened in it: that one belongs to the words around. */
function balanced(page: string): string {
  const open: string[] = [];
  for (let at = 0; at < page.length; at++) {
    const unit = page[at]!;
    if (unit === '(' || unit === '[') open.push(unit);
    if ((unit === ')' && open.pop() !== '(') || (unit === ']' && open.pop() !== '[')) return page.slice(0, at);
  }
  return page;
}

/** Null for what has not as many digits as a telephone number: a date, a number of an order. */
function callTo(written: string): Part | null {
  const plain = written.normalize('NFKC').replace('(0)', '');
  const digits = plain.replace(/\D/g, '');
  const abroad = plain.startsWith('+');
  const isNumber = abroad ? digits.length >= 9 && digits.length <= 15 : digits.length === 10 || digits.length === 11;
  return isNumber ? { text: written, href: `tel:${abroad ? '+' : ''}${digits}` } : null;
}
