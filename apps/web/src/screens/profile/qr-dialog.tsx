import { Dialog, QrCode, type QrModules } from '@engawa/ui';
import { createEffect, onCleanup } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { me, organization } from '../../state/session.ts';

/** The code as large as the screen allows, kept awake while it is shown. */
export function QrDialog(props: { open: boolean; onOpenChange: (open: boolean) => void; modules: QrModules }) {
  createEffect(() => {
    if (!props.open) return;
    const lock = navigator.wakeLock?.request('screen').catch(() => undefined);
    onCleanup(() => void lock?.then((held) => held?.release()));
  });
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={me().name}
      description={organization().companyName}
      closeLabel={text().common.close}
    >
      <div class="qr-large">
        <QrCode modules={props.modules} label={text().profile.invite.qrAlt(me().name)} size={440} />
        <p>{text().profile.invite.qrScan}</p>
      </div>
    </Dialog>
  );
}
