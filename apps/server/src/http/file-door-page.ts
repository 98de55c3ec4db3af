import { createHash } from 'node:crypto';
import type { FileOffer, OfferedFile } from '../chat/file-links.ts';

export type DoorLanguage = 'ja' | 'en';

const words = {
  ja: {
    from: (company: string, member: string) => `${company} ${member}さんから`,
    sent: 'ファイルが届いています',
    size: 'サイズ',
    until: '受け取り期限',
    download: 'ダウンロード',
    hint: 'うまく保存できないときは、メニューから「ほかのブラウザーで開く」を選んでください。',
    expired: '受け取り期限が過ぎました',
    revoked: 'このファイルの公開は終わりました',
    unknown: 'ファイルが見つかりません',
    again: '必要なときは、LINEで送り主にお知らせください。',
    check: 'アドレスが正しいか確かめてください。送り主が取り消した場合もあります。',
  },
  en: {
    from: (company: string, member: string) => `${member}, ${company}`,
    sent: 'has sent you a file',
    size: 'Size',
    until: 'Available until',
    download: 'Download',
    hint: 'If it cannot be saved here, open this page in another browser from the menu.',
    expired: 'This file is no longer available',
    revoked: 'This file has been withdrawn',
    unknown: 'There is no such file',
    again: 'If you need it, tell the sender in LINE.',
    check: 'Check the address. The sender may also have taken the file back.',
  },
} as const;

const style = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --card: #fff; --ground: #f2f4f3; --accent: #0b6e4f; --on: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecea; --soft: #a3aeaa; --card: #1d2422; --ground: #121716; --accent: #6fd3ab; --on: #06281c; }
}
* { box-sizing: border-box; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
main { max-width: 28rem; margin: 0 auto; padding: max(2rem, env(safe-area-inset-top)) 1rem 2rem; }
article { background: var(--card); border-radius: 1rem; padding: 1.5rem; }
h1 { font-size: 1.15rem; line-height: 1.4; overflow-wrap: anywhere; }
p, dl { margin-top: .75rem; color: var(--soft); overflow-wrap: anywhere; }
.from { margin-top: 0; color: var(--ink); }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; }
dd { color: var(--ink); }
a { display: block; margin-top: 1.5rem; padding: .9rem; border-radius: .75rem; background: var(--accent); color: var(--on);
  text-align: center; text-decoration: none; font-weight: 600; }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
small { display: block; margin-top: 1rem; color: var(--soft); }
`;

export const doorStyleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

/** A page without script, for a phone first; every word that people chose is escaped. */
export function doorPage(offer: FileOffer, language: DoorLanguage, downloadUrl: string): string {
  const said = words[language];
  if (offer.state === 'open')
    return page(language, offer.file.name, fromLine(offer.file, language), fileCard(offer.file, language, downloadUrl));
  const company = offer.state === 'unknown' ? '' : offer.companyName;
  const hint = offer.state === 'unknown' ? said.check : said.again;
  const heading = said[offer.state];
  return page(language, heading, company, `<h1>${escaped(heading)}</h1><p>${escaped(hint)}</p>`);
}

function page(language: DoorLanguage, title: string, description: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:description" content="${escaped(description)}">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body><main><article>${body}</article></main></body>
</html>
`;
}

function fileCard(file: OfferedFile, language: DoorLanguage, downloadUrl: string): string {
  const said = words[language];
  const size = file.bytes === null ? [] : [[said.size, `${sizeOf(file.bytes, language)}${endingOf(file.name)}`]];
  const facts = [...size, [said.until, dayOf(file.expiresAt, language)]];
  const list = facts.map(([name, value]) => `<dt>${escaped(name!)}</dt><dd>${escaped(value!)}</dd>`).join('');
  return `<p class="from">${escaped(fromLine(file, language))} <span>${escaped(said.sent)}</span></p>
<h1>${escaped(file.name)}</h1>
<dl>${list}</dl>
<a href="${escaped(downloadUrl)}" download rel="nofollow">${escaped(said.download)}</a>
<small>${escaped(said.hint)}</small>`;
}

function fromLine({ companyName, memberName }: OfferedFile, language: DoorLanguage): string {
  return words[language].from(companyName, memberName);
}

function sizeOf(bytes: number, language: DoorLanguage): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const format = {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  } as const;
  return new Intl.NumberFormat(language, format).format(bytes / 1000 ** step);
}

/** Its type as people know it: the end of its name. */
function endingOf(name: string): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1];
  return ending ? ` (${ending.toUpperCase()})` : '';
}

/** In the time of most who read it; the server knows no reader's. */
function dayOf(instant: string, language: DoorLanguage): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' });
  return `${format.format(new Date(instant))} (JST)`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
