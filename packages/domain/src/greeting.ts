/**
 * What an admin finds written when switching the greeting on: who reads this talk, how long it is kept, how to stop. In
 * Japanese, as the accounts it is for.
 */
export function usualGreeting(companyName: string): string {
  return [
    `友だち追加ありがとうございます。${companyName}です。`,
    'このトークは当社の担当者が読み、お返事します。',
    'いただいた内容は、ご連絡とお取引のために当社のサーバーで保管し、必要がなくなりましたら削除します。開示や削除のご希望は、このトークでお申し付けください。',
    '今後の連絡が不要になりましたら、このアカウントをブロックしてください。',
  ].join('\n');
}
