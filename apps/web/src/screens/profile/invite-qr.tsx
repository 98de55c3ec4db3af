import { QrCode } from '@engawa/ui';
import { createMemo, createSignal } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { me } from '../../state/session.ts';
import { qrModules } from '../page/qr-modules.ts';
import { QrDialog } from './qr-dialog.tsx';

/** The code to show to a customer; pressed, it fills the screen. */
export function InviteQr(props: { url: string }) {
  const [large, setLarge] = createSignal(false);
  const modules = createMemo(() => qrModules(props.url));
  return (
    <>
      <button
        type="button"
        class="invite-qr"
        aria-label={text().profile.invite.qrEnlarge}
        onClick={() => setLarge(true)}
      >
        <QrCode modules={modules()} label={text().profile.invite.qrAlt(me().name)} />
      </button>
      <QrDialog open={large()} onOpenChange={setLarge} modules={modules()} />
    </>
  );
}
