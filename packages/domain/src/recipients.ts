import { type DeliveryStatus, worstStatus } from './delivery.ts';
import type { ContactId } from './ids.ts';

/** How words to several places at LINE stand, counted by place. */
export type RecipientsView = {
  readonly arrived: number;
  readonly onTheirWay: number;
  /** Where they did not arrive, or nobody knows: the LINE users; null: a group. */
  readonly missing: readonly (ContactId | null)[];
};

/** One part of a message on its way to one place. */
export type PartFacts = {
  readonly place: string;
  readonly contactId: ContactId | null;
  readonly status: DeliveryStatus;
};

/**
 * The worst of all parts is what a member must know of one recipient. Of several, one who is out of reach does not make the
 * words fail: they have arrived with the others, and those who miss them are named. @param parts at least one
 */
export function sumUp(parts: readonly PartFacts[]): {
  readonly status: DeliveryStatus;
  readonly recipients: RecipientsView | null;
} {
  const places = [...new Set(parts.map(({ place }) => place))].map((at) => {
    const ofPlace = parts.filter(({ place }) => place === at);
    return { contactId: ofPlace[0]!.contactId, status: worstStatus(ofPlace.map(({ status }) => status)) };
  });
  if (places.length === 1) return { status: places[0]!.status, recipients: null };
  const arrived = places.filter(({ status }) => status === 'accepted').length;
  const open = places.filter(({ status }) => status === 'sending' || status === 'waiting');
  const missing = places.filter((place) => place.status !== 'accepted' && !open.includes(place));
  const decisive = open.length > 0 ? open : places;
  return {
    status: open.length === 0 && arrived > 0 ? 'accepted' : worstStatus(decisive.map(({ status }) => status)),
    recipients: { arrived, onTheirWay: open.length, missing: missing.map(({ contactId }) => contactId) },
  };
}
