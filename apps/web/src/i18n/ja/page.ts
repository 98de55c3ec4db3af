const number = (count: number) => count.toLocaleString('ja');

/** What every page says the same way. */
export const page = {
  failed: '読み込めませんでした',
  stale: '最後に読み込んだ内容を表示しています。',
  save: '保存',
  saving: '保存しています…',
  saved: '保存しました',
  copyFailed: 'コピーできませんでした。文字を選択してコピーしてください。',
  /** Of many who cannot be chosen for the same reason. */
  refusedMany: {
    inviteeAlreadyInRoom: (count: number) => `${number(count)}人はすでにこのトークルームにいます`,
    inviteeLacksExternalTalk: (count: number) =>
      `${number(count)}人は外部トークが許可されていないため選べません。管理者に許可を頼めます`,
    inviteeSuspended: (count: number) => `${number(count)}人は利用停止中です`,
    contactBlockedByCompany: (count: number) => `${number(count)}人は会社がブロックしています`,
    contactBlockedUs: (count: number) => `${number(count)}人はアカウントをブロックしているため、届きません`,
    contactNotAddedYet: (count: number) => `${number(count)}人はまだ友だちに追加していません`,
  },
  unsaved: {
    title: '保存せずに移動しますか',
    body: '入力した内容は保存されていません。移動すると消えます。',
    leave: '移動する',
    stay: 'このまま続ける',
  },
  notLoaded: {
    title: 'この機能を読み込めませんでした',
    body: 'つながっていないか、Engawaが更新されました。入力中の文章はこの端末に残っています。',
    again: 'もう一度',
    reload: 'ページを再読み込み',
    language: 'この言語を読み込めませんでした。つながっているか確かめてください。',
  },
  broken: {
    title: 'ここを表示できませんでした',
    body: 'アプリの問題です。入力中の文章はこの端末に残っています。再読み込みしても直らないときは、下の詳細を管理者に伝えてください。',
    reload: '再読み込み',
    details: '管理者に伝える詳細',
    copy: '詳細をコピー',
    copied: '詳細をコピーしました',
  },
};
