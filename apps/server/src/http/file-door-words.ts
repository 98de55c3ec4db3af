export type DoorLanguage = 'ja' | 'en';

/** What the page of a file says. Not in the app's catalogue: its reader is no member, and it is written by the server. */
export const doorWords = {
  ja: {
    from: (company: string, member: string) => `${company} ${member}さんから`,
    arrived: (member: string) => `${member}さんから\nファイルが届いています`,
    days: (days: number) => `残り ${days} 日`,
    hours: (hours: number) => `残り ${hours} 時間`,
    until: (day: string) => `${day} まで`,
    download: 'ダウンロード',
    hint: 'LINEの中でうまく保存できないときは、画面のメニューから「ほかのブラウザーで開く」を選んでください。',
    care: (company: string) =>
      `リンクを知っている人だけが開けます。心当たりがないときは、${company}へお問い合わせください。`,
    expired: '受け取り期限が過ぎました',
    revoked: 'このファイルの公開は終わりました',
    unknown: 'ファイルが見つかりません',
    again: '必要なときは、LINEで送り主にお知らせください。',
    check: 'アドレスが正しいか確かめてください。送り主が取り消した場合もあります。',
    languages: '言語',
    made: 'Engawa でお送りしています',
  },
  en: {
    from: (company: string, member: string) => `${member}, ${company}`,
    arrived: (member: string) => `${member}\nhas sent you a file`,
    days: (days: number) => (days === 1 ? '1 day left' : `${days} days left`),
    hours: (hours: number) => (hours === 1 ? '1 hour left' : `${hours} hours left`),
    until: (day: string) => `until ${day}`,
    download: 'Download',
    hint: 'If it cannot be saved inside LINE, open this page in another browser from the menu.',
    care: (company: string) =>
      `Only those who know the link can open it. If you do not expect a file, please ask ${company}.`,
    expired: 'This file is no longer available',
    revoked: 'This file has been withdrawn',
    unknown: 'There is no such file',
    again: 'If you need it, tell the sender in LINE.',
    check: 'Check the address. The sender may also have taken the file back.',
    languages: 'Language',
    made: 'Sent with Engawa',
  },
} as const;

/** The languages by their own names. */
export const doorLanguages: readonly (readonly [code: DoorLanguage, name: string])[] = [
  ['ja', '日本語'],
  ['en', 'English'],
];
