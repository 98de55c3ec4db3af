import { type ContactFace, type MemberKey, type Seq, unknownName } from '@engawa/domain';
import { createStore, produce, reconcile, unwrap } from 'solid-js/store';
import { endsWithMember } from './member-end.ts';
import { memberById } from './members.ts';

type ById = Record<string, ContactFace>;

/** Of LINE users. A member who may see none of the address book has those of the rooms they are in. */
const [facesById, setFaces] = createStore<ById>({});
/** As of when an answer has told a face. Looked up by the pure functions only, so no signals. */
let asOf: Record<string, Seq> = {};
endsWithMember(() => faceStore.reset({}));

/** Somebody in a room, or somebody whom words name. */
export type Person = {
  readonly kind: 'member' | 'contact';
  readonly id: MemberKey | ContactFace['id'] | null;
  /** As they were called when they were named. */
  readonly name?: string | null;
};

export type Face = { readonly name: string; readonly photoUrl: string | null };

/**
 * What somebody is called and how they look today, wherever they are named; of whom this device knows nothing, what they were
 * called then. Reactive.
 */
export function faceOf({ kind, id, name }: Person): Face {
  const known = id === null ? undefined : kind === 'member' ? memberById(id) : facesById[id];
  return { name: known?.name ?? name ?? unknownName, photoUrl: known?.photoUrl ?? null };
}

export const faceStore = {
  raw: () => unwrap(facesById),
  set: (face: ContactFace) => setFaces(face.id, reconcile(face)),
  remove: (id: string) => setFaces(produce((byId) => void delete byId[id])),
  asOf: () => asOf,
  told(id: string, seq: Seq): void {
    asOf[id] = seq;
  },
  reset(byId: ById, toldAt: typeof asOf = {}): void {
    setFaces(reconcile(byId));
    asOf = toldAt;
  },
};
