import type { FileOffer, OfferedFile } from '../chat/file-links.ts';
import { doorStyle } from './file-door-style.ts';
import { type DoorLanguage, doorLanguages, doorWords } from './file-door-words.ts';
import { escaped } from './html.ts';

/** Where the page leads: paths on this server. */
export type DoorLinks = { readonly download: string; readonly inLanguage: (language: DoorLanguage) => string };

/** A page without script, for a phone first; every word that people chose is escaped. */
export function doorPage(offer: FileOffer, language: DoorLanguage, links: DoorLinks, now: Date): string {
  const said = doorWords[language];
  if (offer.state === 'open') {
    const { companyName, memberName, name } = offer.file;
    const head = { title: name, description: said.from(companyName, memberName) };
    return page(language, head, fileCard(offer.file, language, links, now), links);
  }
  const company = offer.state === 'unknown' ? '' : offer.companyName;
  const title = said[offer.state];
  const hint = offer.state === 'unknown' ? said.check : said.again;
  const body = `<h1>${escaped(title)}</h1>${companyLine(company)}<p class="help">${escaped(hint)}</p>`;
  return page(language, { title, description: company }, body, links);
}

type Head = { readonly title: string; readonly description: string };

function page(language: DoorLanguage, { title, description }: Head, card: string, { inLanguage }: DoorLinks): string {
  const said = doorWords[language];
  const languages = doorLanguages.map(([code, name]) => {
    const current = code === language ? ' aria-current="true"' : '';
    return `<a href="${escaped(inLanguage(code))}" hreflang="${code}" lang="${code}"${current}>${name}</a>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:description" content="${escaped(description)}">
<title>${escaped(title)}</title>
<style>${doorStyle}</style>
</head>
<body><div class="page"><main class="card">${card}</main>
<nav aria-label="${said.languages}">${languages.join('')}</nav>
<p class="made">${logo}${said.made}</p></div></body>
</html>
`;
}

function fileCard(file: OfferedFile, language: DoorLanguage, { download }: DoorLinks, now: Date): string {
  const said = doorWords[language];
  const size = file.bytes === null ? null : sizeOf(file.bytes, language);
  const facts = [endingOf(file.name), size].filter((fact) => fact !== null).join(language === 'ja' ? ' ・ ' : ' · ');
  return `${face(file)}
<h1>${escaped(said.arrived(file.memberName))}</h1>
${companyLine(file.companyName)}
<div class="file"><span class="icon">${icon('M6 3h8l4 4v14H6z', 'M14 3v4h4M9 12h6M9 16h6')}</span>
<div><h2>${escaped(file.name)}</h2><p>${escaped(facts)}</p></div></div>
${timeLeft(file, language, now)}
<a class="get" href="${escaped(download)}" download rel="nofollow">${icon('M12 4v11M8 11.5l4 4 4-4M5 20h14')}${said.download}</a>
<p class="help">${said.hint}</p>
<p class="help">${escaped(said.care(file.companyName))}</p>`;
}

function face({ memberName, photoUrl }: OfferedFile): string {
  if (photoUrl) return `<img class="face" src="${escaped(photoUrl)}" alt="" width="72" height="72">`;
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(memberName.trim());
  return `<span class="face" aria-hidden="true">${escaped(first?.segment.toLocaleUpperCase() ?? '?')}</span>`;
}

function companyLine(company: string): string {
  const house = icon('M5 20.5V4h9v16.5M14 9.5h5v11M3.5 20.5h17M8 8h3M8 12h3M8 16h3');
  return company && `<p class="company">${house}${escaped(company)}</p>`;
}

const hourMs = 60 * 60 * 1000;

/** In words, and as a bar of the time that it was given. */
function timeLeft({ createdAt, expiresAt }: OfferedFile, language: DoorLanguage, now: Date): string {
  const said = doorWords[language];
  const [from, to] = [Date.parse(createdAt), Date.parse(expiresAt)];
  const leftMs = Math.max(0, to - now.getTime());
  const hours = Math.ceil(leftMs / hourMs);
  const words = hours > 24 ? said.days(Math.ceil(hours / 24)) : said.hours(hours);
  const share = Math.min(100, Math.round((leftMs / Math.max(1, to - from)) * 100));
  return `<p class="left"><strong>${words}</strong><span>${escaped(said.until(dayOf(expiresAt, language)))}</span></p>
<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="${share}" height="4"/></svg>`;
}

function icon(...paths: string[]): string {
  const drawn = paths.map((path) => `<path d="${path}"/>`).join('');
  return `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawn}</svg>`;
}

const logo = `<svg viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="10" fill="#26231d"/><g fill="none" stroke="#f7f3eb" stroke-width="2.2" stroke-linejoin="round"><path d="M7 15h22M7 15l4-5h14l4 5M11 15v9M25 15v9"/><path d="M6 24h24" stroke="#74c4b3" stroke-width="2.6"/></g></svg>`;

/** As the app says it: "412 KB". */
function sizeOf(bytes: number, language: DoorLanguage): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: step === 0 ? 0 : 1 });
  return `${number.format(bytes / 1000 ** step)} ${units[step]}`;
}

/** Its type as people know it: the end of its name. */
function endingOf(name: string): string | null {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toUpperCase() ?? null;
}

/** In the time of most who read it; the server knows no reader's. */
function dayOf(instant: string, language: DoorLanguage): string {
  const format = { month: 'long', day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit' } as const;
  const day = new Intl.DateTimeFormat(language, { ...format, timeZone: 'Asia/Tokyo' });
  return `${day.format(new Date(instant))}${language === 'ja' ? '' : ' (Japan)'}`;
}
