import { isolated } from '@engawa/domain';
import { Button, ConfirmDialog, toaster } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { me, signOut } from '../../state/session.ts';
import { unsentCount } from '../../state/unsent.ts';
import { Section } from '../page/section.tsx';
import { createWork } from '../page/work.ts';
import { attachedAnywhere, type TrayFile } from '../room/composer/attach/tray.ts';

export function AccountSection() {
  const [asking, setAsking] = createSignal(false);
  const words = () => text().settings.account;
  const [leave, leaving] = createWork(async () => {
    if (await signOut()) return;
    toaster.show({ tone: 'alarm', text: words().signOutFailed });
  });
  return (
    <Section title={words().title} lead={words().signedInAs(me().name, me().memberId)}>
      <Button variant="quiet" size="s" icon="sign-out" onClick={() => setAsking(true)}>
        {words().signOut}
      </Button>
      <ConfirmDialog
        open={asking()}
        onOpenChange={setAsking}
        title={words().signOutTitle}
        description={words().signOutBody(unsentCount(), namesOf(attachedAnywhere()))}
        confirmLabel={words().signOut}
        cancelLabel={text().common.cancel}
        tone="primary"
        busy={leaving()}
        onConfirm={() => void leave()}
      />
    </Section>
  );
}

function namesOf(attached: readonly TrayFile[]): string[] {
  return attached.map(({ name, recorded }) => (recorded ? text().composer.tray.voiceName : isolated(name)));
}
