import type { DenialCode, DenialParams, NameRefusal } from '@engawa/domain';
import { megabytes } from './sizes.ts';

const nameRefusals: { [W in NameRefusal]: string } = {
  containsLine: '名前に「LINE」が含まれています',
  containsEmoji: '名前に絵文字が含まれています',
  empty: '名前が空です',
};

/** なぜできないかと、どうすればよいか。 */
export const denials = {
  channelServesNobody: () => 'このアカウントには担当メンバーがいません。先に担当メンバーを選んでください。',
  adminRequired: () => 'この操作は管理者だけができます。管理者に相談してください。',
  anotherMember: () => 'このブラウザーでは、別の人がログインしました。この画面からは送信・変更できません。',
  choiceNotOffered: () => 'このメッセージの状態はもう変わっています。表示を確かめてください。',
  channelCredentialsRefused: () =>
    'LINEがチャネルIDとチャネルシークレットを認めませんでした。LINE Developersの画面からもう一度コピーしてください。',
  companyNameIsForAdmins: () => '会社名は管理者だけが変更できます。',
  contactBlockedByCompany: ({ name }) => `会社が${name}さんをブロックしているため、送信できません。`,
  contactBlockedUs: ({ name }) =>
    `${name}さんがこのアカウントをブロックしています。届かないため、送信できません。電話やメールで連絡してみてください。`,
  contactNotAddedYet: ({ name }) =>
    `${name}さんはまだ友だちに追加していません。プロフィールのQRコードか招待リンクを送ってください。`,
  externalTalkRequired: () =>
    '外部トークが許可されていません。LINEユーザーとトークするには、管理者に許可を頼んでください。',
  inviteeAlreadyInRoom: ({ name }) => `${name}さんはすでにこのトークルームにいます。`,
  inviteeLacksExternalTalk: ({ name }) =>
    `${name}さんは外部トークが許可されていないため、LINEユーザーのいるトークルームに招待できません。管理者に許可を頼んでください。`,
  inviteeSuspended: ({ name }) => `${name}さんは利用停止中です。`,
  keptForGood: () => 'もう一度処理しても、結果は変わりません。',
  lastAdmin: () => '管理者がいなくなってしまうため、できません。先にほかのメンバーを管理者にしてください。',
  lineUnreachable: () => 'LINEにつながりませんでした。少し待ってから、もう一度お試しください。',
  mediaEmpty: () => 'このファイルは空です。',
  mediaNotReadable: () => '写真として読み取れませんでした。壊れていないか確かめるか、ファイルとして送ってください。',
  mediaTooLarge: ({ bytes, limitBytes }) =>
    `ファイルが大きすぎます（${bytes === null ? '' : `${megabytes(bytes)}。`}上限 ${megabytes(limitBytes)}）。`,
  memberIdTaken: ({ memberId }) => `ID「${memberId}」はすでに使われています。ほかのIDにしてください。`,
  nameRefusedByLine: ({ name, why }) =>
    `${nameRefusals[why]}。LINEはこの名前${name ? `（${name}）` : ''}での送信を受け付けないため、名前を直してください。`,
  noChannelServesMember: () =>
    'あなたを担当に含むLINE公式アカウントがまだありません。管理者に、管理画面のLINE公式アカウントで担当に加えてもらってください。',
  notQuotable: () => 'このメッセージは引用できません。',
  notQuotableOnLine: () => 'LINEで引用できるのは、文字・スタンプ・写真・動画だけです。',
  notQuotableYet: () => 'まだLINEに受け付けられていないメッセージは引用できません。',
  notYourMessage: () => 'メンバーが送ったメッセージだけ取り消せます。すぐ送れるのは、書いた本人だけです。',
  passwordWrong: () => 'パスワードが違います。',
  photoNotUsable: ({ limitBytes }) =>
    `この写真は使えません。${Math.floor(limitBytes / 1000).toLocaleString('ja')} KB以下の正方形のPNGにしてください。`,
  quoteOnlyWithWords: () => 'LINEへの引用返信は、文字かスタンプでできます。',
  roomNeedsSomebody: () => 'トークする相手を選んでください。',
  roomTooSmallToRename: ({ people, needed }) =>
    `ルーム名は${needed}人以上のトークルームで変更できます（いまは${people}人です）。`,
  sendTakenBack: () => '送信を取り消したメッセージです。',
  sentToLine: () => 'LINEに送ったメッセージは取り消せません。LINEにその仕組みがないためです。',
  servedMemberLacksExternalTalk: ({ name }) =>
    `${name}さんは外部トークが許可されていないため、担当にできません。先に外部トークを許可してください。`,
  setupCodeWrong: () => 'コードが違います。サーバーのコンソールに表示されたコードをもう一度確かめてください。',
  setupFinished: () => '初期設定はすでに終わっています。ログインしてください。',
  severalLineUsersNotOffered: () =>
    'この版では、ひとつのトークルームに招待できるLINEユーザーは1人です。今後の版で複数人に対応します。',
  stickerNotSendable: () => 'このスタンプは送れません。LINEが公式アカウントに許しているスタンプだけを送れます。',
  suspended: () => 'あなたの利用は停止されています。管理者に相談してください。',
  textTooLong: ({ units, limit }) =>
    `長すぎます（${units.toLocaleString('ja')} / ${limit.toLocaleString('ja')}）。分けて送ってください。`,
  tooManyLineEmojis: ({ count, limit }) =>
    `LINEの絵文字は1通に${limit}個までです（いまは${count}個です）。分けて送ってください。`,
  tooManyUploads: ({ limit }) =>
    `一度に送れるファイルは${limit}件までです。ほかのファイルが終わってから、もう一度お試しください。`,
  uploadsTakeTooMuch: ({ limitBytes }) =>
    `送信前のファイルが合計の上限（${megabytes(limitBytes)}）を超えます。先に送るか取り消してから、もう一度お試しください。`,
  wrongAddress: ({ opened, expected }) =>
    `このページは ${opened} で開かれていますが、サーバーは ${expected} で使う設定です。そのため、ログインや送信ができません。管理者に、サーバーの PUBLIC_URL と、プロキシが Host をそのまま渡しているかを確かめてもらってください。`,
} satisfies { [C in DenialCode]: (params: DenialParams[C]) => string };
