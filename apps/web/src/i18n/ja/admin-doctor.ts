import type { TrafficProblem } from '@engawa/domain';

export const adminDoctor = {
  title: '診断',
  lead: 'LINEとこのサーバーの間の、最近のやりとりです。トークの言葉・トークン・秘密の値は記録していません。',
  look: '更新',
  webhooks: 'LINEから届いたもの（最新50件）',
  sends: 'LINEへ送ったもの（最新50件）',
  paused: (until: string) =>
    `エラーが続いているため、${until}までLINEへの送信を休んでいます。保留したメッセージは、つながり次第送ります。`,
  signature: (count: number) => `署名の合わない呼び出しが${count}回ありました`,
  gap: (from: string, to: string) =>
    `${from}から${to}まで、サーバーが止まっていました。その間のメッセージは届いていないことがあります。再送をオンにすると、LINEがあとから送り直します。`,
  facts: {
    names: {
      webhook: 'Webhookの利用',
      event: '本物のイベント',
      redelivery: 'Webhookの再送',
      chat: 'チャット',
      autoReply: 'LINEの自動応答',
    },
    on: 'オンです（LINEに確かめました）。',
    notAsked: 'まだLINEに確かめていません。「もう一度確かめる」を押してください。',
    webhookOff: 'オフです。LINE Developersコンソールの「Messaging API設定」でオンにしてください。',
    seen: (when: string) => `最初に見たのは${when}です。`,
    noEvent: 'まだ届いていません。LINEからメッセージを送って確かめてください。',
    noRedelivery: 'まだ見ていません。オンかどうかは、LINE Developersコンソールで確かめてください。',
    chatOff:
      'オフです。LINEがすぐに「既読」を付けます。本当に読んだときだけ付けるには、LINE Official Account Managerの「応答設定」でオンにしてください。',
    autoReply: (when: string) =>
      `${when}、LINEが自動で応答したようです。LINE Official Account Managerの「応答設定」で、あいさつメッセージと応答メッセージをオフにしてください。`,
    noAutoReply: '自動応答らしいものは見ていません。',
  },
  traffic: {
    none: 'まだ何もありません。',
    noAnswer: '応答なし',
    ms: (ms: number) => `${ms.toLocaleString('ja')}ミリ秒`,
    requestId: 'LINEのリクエストID：',
  },
  problems: {
    signatureMissing: '署名のない呼び出しです。LINE以外のだれかが、このアドレスを呼んでいます。',
    signatureWrong:
      '別のシークレットで署名されています。チャネルシークレットが再発行されていたら、「アカウントをつなぐ」で新しいシークレットを貼り付けてください。',
    signedForOther:
      '別のアカウントのシークレットで署名されています。2つのアカウントのWebhook URLが入れ替わっていないか、「もう一度確かめる」で直してください。',
    destinationWrong: '別のアカウント宛ての呼び出しです。チャネルIDとシークレットの組み合わせを確かめてください。',
    unreadable: '署名は正しいものの、内容を読み取れませんでした。保管してあります。',
    badCredentials:
      'LINEに認証されませんでした。「アカウントをつなぐ」で、チャネルIDとシークレットを貼り直してください。',
    invalidReplyToken: '無料の返信の期限が切れていました。次のトークンかプッシュで送り直しています。',
    refused: 'LINEが内容を受け付けませんでした。下の説明を確かめてください。',
    unknownDestination: '相手がLINEに見つかりません。退会したか、別のプロバイダーのユーザーです。',
    monthlyLimit: '今月のメッセージ数の上限です。「メッセージ数」のページを確かめるか、LINEのプランを変えてください。',
    quotaReserved: 'LINEの一斉配信が、残りのメッセージ数を確保しています。終わってから送ります。',
    tooManyRequests: '短い間に送りすぎです。間を空けて送り直しています。',
    tooManyToContact: '同じ相手に送りすぎです。間を空けて送り直しています。',
    lineFault: 'LINE側のエラーです。同じ内容を重ねずに送り直しています。',
    noAnswer: 'LINEの返事がありませんでした。重ならないように確かめてから送り直します。',
    unreachable: 'LINEにつながりませんでした。サーバーのネットワークを確かめてください。',
  } satisfies { [P in TrafficProblem]: string },
  greeting: {
    title: '友だち追加のあいさつ',
    lead: 'LINEユーザーが友だちに追加したときに、自動で1回だけ送ります。',
    on: 'あいさつを送る',
    card: 'メンバーの写真・名前・会社名のカードを付ける',
    text: 'あいさつの言葉',
    hint: 'だれが読むのか、どのくらい保管するのか、やめるにはどうするのかを書いておくと、相手が安心できます。',
    missing: '言葉を入力するか、カードを付けてください。',
    preview: 'LINEではこう見えます',
    off: '送りません',
    free: '無料の返信で送ります。間に合わなかったときは送りません。LINEの「あいさつメッセージ」はオフにしてください。',
  },
};
