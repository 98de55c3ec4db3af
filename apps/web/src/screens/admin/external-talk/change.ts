import { toaster } from '@engawa/ui';
import { type Accessor, createSignal } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { type ExternalTalkResult, setExternalTalk } from '../../../state/admin/external-talk.ts';
import { attempt } from '../../page/attempt.ts';
import { createWork } from '../../page/work.ts';

export type Change = {
  /** Gives or withdraws the permission, and says what came of it. */
  readonly run: (members: 'all' | string[], allowed: boolean) => Promise<void>;
  readonly busy: Accessor<boolean>;
  /** Whom the last change shut out, and why. */
  readonly refused: Accessor<ExternalTalkResult['refused']>;
};

export function createChange(): Change {
  const [refused, setRefused] = createSignal<ExternalTalkResult['refused']>([]);
  const [run, busy] = createWork(async (members: 'all' | string[], allowed: boolean) => {
    await attempt(async () => {
      const result = await setExternalTalk(members, allowed);
      setRefused(result.refused);
      say(result);
    });
  });
  return { run, busy, refused };
}

function say({ changed, refused }: ExternalTalkResult): void {
  const words = text().adminMembers.externalTalkPage;
  if (changed > 0) toaster.show({ tone: 'done', text: words.changed(changed) });
  else if (refused.length === 0) toaster.show({ text: words.unchanged });
}
