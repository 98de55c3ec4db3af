import type { MemberKey } from '@engawa/domain';

export function startSync(_member: MemberKey): void {}
export function stopSync(): void {}
