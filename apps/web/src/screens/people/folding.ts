import type { DenialCode } from '@engawa/domain';
import { text } from '../../i18n/index.ts';
import type { Candidate } from './pick-list.tsx';

/** That few with the same reason are shown one by one. */
const fewAtMost = 3;

export type Fold = { readonly code: FoldedCode; readonly people: readonly Candidate[] };
type FoldedCode = keyof ReturnType<typeof text>['page']['refusedMany'];

/**
 * People to choose from without the same sentence below each of many: those who cannot be chosen for one reason stand
 * together at the end. Who is chosen, or is one of few, stays in the list. Reactive.
 */
export function foldedByReason(
  people: readonly Candidate[],
  chosen: ReadonlySet<string>,
): { readonly shown: readonly Candidate[]; readonly folds: readonly Fold[] } {
  const byCode = new Map<FoldedCode, Candidate[]>();
  for (const person of people) {
    const { refusedFor: code } = person;
    if (!code || !hasSentence(code) || chosen.has(person.id)) continue;
    const alike = byCode.get(code);
    if (alike) alike.push(person);
    else byCode.set(code, [person]);
  }
  const folds = [...byCode].flatMap(([code, alike]) => (alike.length > fewAtMost ? [{ code, people: alike }] : []));
  const away = new Set(folds.flatMap((fold) => fold.people.map(({ id }) => id)));
  return { shown: people.filter(({ id }) => !away.has(id)), folds };
}

function hasSentence(code: DenialCode): code is FoldedCode {
  return code in text().page.refusedMany;
}
