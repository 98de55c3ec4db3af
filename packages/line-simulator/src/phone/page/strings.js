const ja = {
  title: '{name}さんの電話',
  owner: 'だれの電話ですか',
  newPerson: '新しい人',
  newPersonName: '新しい人の名前',
  create: '作る',
  cancel: 'やめる',
  talks: 'トーク',
  noTalks: 'まだトークがありません。',
  noTalksHint: '「友だち追加」でIDやQRコードのリンクから公式アカウントを追加できます。',
  add: '友だち追加',
  byId: 'IDで検索',
  idHint: '例：@216abcde',
  search: '検索',
  byLink: 'QRコード・リンクを開く',
  linkHint: 'QRコードの中身（URL）を貼り付けてください',
  open: '開く',
  back: '戻る',
  profileOf: '{name}のプロフィール',
  officialAccount: '公式アカウント',
  addFriend: '追加',
  talk: 'トーク',
  block: 'ブロック',
  unblock: 'ブロック解除',
  isFriend: '友だちです',
  isStranger: 'まだ友だちではありません',
  isBlocked: 'ブロックしています。メッセージは届きません。',
  messages: 'メッセージ',
  compose: 'メッセージを入力',
  send: '送信',
  read: '既読',
  unseen: '未読{count}件',
  loading: '入力中',
  you: 'あなた',
  today: '今日',
  yesterday: '昨日',
  fromAccount: "{name} from '{account}'",
  'not-delivered': 'アカウントのサーバーに届きませんでした（{reason}）',
  'no-such-account': '該当するアカウントが見つかりませんでした。',
  'not-a-line-link': 'LINEのリンクではありません。',
  opensElsewhere: '新しいタブで開きました。',
  failed: '通信できませんでした。もう一度お試しください。',
  nobody: 'まだLINEユーザーがいません。',
};

/** @type {typeof ja} */
const en = {
  title: "{name}'s phone",
  owner: 'Whose phone is this?',
  newPerson: 'New person',
  newPersonName: 'Name of the new person',
  create: 'Create',
  cancel: 'Cancel',
  talks: 'Chats',
  noTalks: 'No chats yet.',
  noTalksHint: 'Add an official account by its ID, or by the link of a QR code, under “Add friends”.',
  add: 'Add friends',
  byId: 'Search by ID',
  idHint: 'For example @216abcde',
  search: 'Search',
  byLink: 'Scan / open link',
  linkHint: 'Paste what the QR code holds (a URL)',
  open: 'Open',
  back: 'Back',
  profileOf: 'Profile of {name}',
  officialAccount: 'Official account',
  addFriend: 'Add',
  talk: 'Chat',
  block: 'Block',
  unblock: 'Unblock',
  isFriend: 'You are friends',
  isStranger: 'Not a friend yet',
  isBlocked: 'You block this account. No messages arrive.',
  messages: 'Messages',
  compose: 'Enter a message',
  send: 'Send',
  read: 'Read',
  unseen: '{count} unread',
  loading: 'Typing',
  you: 'You',
  today: 'Today',
  yesterday: 'Yesterday',
  fromAccount: "{name} from '{account}'",
  'not-delivered': "The account's server did not take it ({reason})",
  'no-such-account': 'No account was found.',
  'not-a-line-link': 'This is not a LINE link.',
  opensElsewhere: 'Opened in a new tab.',
  failed: 'No connection. Please try again.',
  nobody: 'There are no LINE users yet.',
};

export const language = navigator.language.startsWith('ja') ? 'ja' : 'en';
/** @type {Record<string, string>} */
const strings = language === 'ja' ? ja : en;

/**
 * The words for a key, with `{parameters}` filled in; unknown keys (error codes) become "failed".
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 */
export function t(key, parameters = {}) {
  const text = strings[key] ?? strings.failed ?? '';
  return text.replace(/\{(\w+)\}/g, (_, name) => String(parameters[name] ?? ''));
}

/** @param {number} at ms */
export function formatTime(at) {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** @param {number} at ms */
export function formatDay(at) {
  const days = Math.round((startOfDay(Date.now()) - startOfDay(at)) / 86_400_000);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', weekday: 'short' }).format(at);
}

/** @param {number} at ms */
function startOfDay(at) {
  return new Date(at).setHours(0, 0, 0, 0);
}
