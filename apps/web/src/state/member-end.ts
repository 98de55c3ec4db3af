/**
 * What modules hold of the member who is signed in. A module that keeps anything of theirs says here how it ends, so that
 * nothing of one member is left when another sits down; `apps/server/test/boundaries.test.ts` holds that each one does.
 */
const endings: (() => void)[] = [];

export function endsWithMember(end: () => void): void {
  endings.push(end);
}

/** Ends everything of the member at once. */
export function endMember(): void {
  for (const end of endings) end();
}
