/** The people of the demo and of the stories; the same everywhere. */

/** For a company that exists only on one machine; a real one chooses its own. */
export const castPassword = 'engawa-demo';

export const organization = { name: '縁側商事株式会社', companyName: '縁側商事' };

export type CastMember = {
  readonly memberId: string;
  readonly name: string;
  readonly admin: boolean;
  readonly externalTalk: boolean;
};

export const takahashi: CastMember = { memberId: 'takahashi', name: '高橋 誠', admin: true, externalTalk: false };
export const sato: CastMember = { memberId: 'sato.taro', name: '佐藤 太郎', admin: false, externalTalk: true };
export const suzuki: CastMember = { memberId: 'suzuki.aoi', name: '鈴木 葵', admin: false, externalTalk: false };
export const ito: CastMember = { memberId: 'ito.ren', name: '伊藤 蓮', admin: false, externalTalk: true };

export const castMembers: readonly CastMember[] = [takahashi, sato, suzuki, ito];

/** LINE users have a name they gave themselves. */
export const tanaka = { displayName: '田中 美咲', statusMessage: '週末は山へ', language: 'ja' };
export const kimura = { displayName: '木村 拓', statusMessage: '', language: 'ja' };
export const yamamoto = { displayName: '山本 健', statusMessage: '山本工務店', language: 'ja' };
export const mori = { displayName: '森 由美', statusMessage: '', language: 'ja' };
export const emma = { displayName: 'Emma Wilson', statusMessage: 'Kyoto, mostly', language: 'en' };
