import type { InvitationView } from '@engawa/domain';
import { Button, ButtonLink, IconButton } from '@engawa/ui';
import { createMemo, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { me, organization } from '../../state/session.ts';
import { attempt } from '../page/attempt.ts';
import { copy } from '../page/copy.ts';
import { qrModules } from '../page/qr-modules.ts';
import { InviteRenewal } from './invite-renewal.tsx';
import { canShare, mailAddress, saveQr, share } from './share.ts';

/** Ways to send the link: share sheet, copy, mail, picture. */
export function InviteLink(props: { invitation: InvitationView }) {
  const words = () => text().profile.invite;
  const parcel = createMemo(() => ({
    title: words().shareTitle(me().name, organization().companyName),
    text: words().shareText(me().name, organization().companyName),
    url: props.invitation.url,
  }));
  const copyLink = () => void copy(props.invitation.url, words().copied);
  const save = () => void attempt(() => saveQr(qrModules(props.invitation.url), words().qrFile(me().name)));
  return (
    <>
      <div class="invite-buttons">
        <Show
          when={canShare()}
          fallback={
            <Button variant="outside" onClick={copyLink}>
              {words().copy}
            </Button>
          }
        >
          <Button variant="outside" onClick={() => void share(parcel())}>
            {words().share}
          </Button>
        </Show>
        <Button variant="quiet" onClick={save}>
          {words().qrSave}
        </Button>
      </div>
      <div class="invite-link">
        <h4>{words().link}</h4>
        <p class="invite-url">
          <span>{props.invitation.url}</span>
          <IconButton icon="copy" size="s" label={words().copy} onClick={copyLink} />
        </p>
        <ButtonLink variant="plain" size="s" icon="mail" href={mailAddress(parcel())}>
          {words().mail}
        </ButtonLink>
        <InviteRenewal invitation={props.invitation} />
      </div>
    </>
  );
}
