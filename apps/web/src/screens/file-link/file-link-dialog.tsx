import { canKeepFileLink, type FileLinkView, type MessageId } from '@engawa/domain';
import { Button, ConfirmDialog, Dialog, IconButton, KeyValue, Select, Skeleton } from '@engawa/ui';
import { createSignal, Match, onMount, Show, Switch } from 'solid-js';
import { dateAndTime } from '../../i18n/dates.ts';
import { denialText, text } from '../../i18n/index.ts';
import { fileLinkOf, type LinkDays, linkDays, renewFileLink, revokeFileLink } from '../../state/file-links.ts';
import { me } from '../../state/session.ts';
import { attempt } from '../page/attempt.ts';
import { copy } from '../page/copy.ts';
import { createWork } from '../page/work.ts';
import '../page/form.css';
import './file-link.css';
import { serverNow } from '../../state/clock.ts';

/** How the public page of a file stands: its address, until when it opens, how often it was used; and what can be done with it. */
export default function FileLinkDialog(props: { messageId: MessageId; fileName: string; onClose: () => void }) {
  const words = () => text().message.door;
  const [link, setLink] = createSignal<FileLinkView | null>();
  const [asking, setAsking] = createSignal(false);
  const refused = () => {
    const verdict = canKeepFileLink(me());
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  onMount(() => void attempt(async () => setLink(await fileLinkOf(props.messageId))));
  const [revoke, revoking] = createWork(async () => {
    await attempt(async () => setLink(await revokeFileLink(props.messageId)), words().revokedNow);
    setAsking(false);
  });
  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => open || props.onClose()}
        title={words().title}
        description={words().description(props.fileName)}
        closeLabel={text().common.close}
      >
        <Switch>
          <Match when={link() === undefined}>
            <Skeleton label={text().common.loading} shape="text" />
          </Match>
          <Match when={link() === null}>
            <p role="status">{words().none}</p>
          </Match>
          <Match when={link()}>
            {(known) => (
              <div class="file-link">
                <LinkFacts link={known()} />
                <Show when={!refused()} fallback={<p class="form-note">{refused()}</p>}>
                  <Extending messageId={props.messageId} onRenewed={setLink} />
                  <Show when={!known().revokedAt}>
                    <Button variant="plain" icon="block" onClick={() => setAsking(true)}>
                      {words().revoke}
                    </Button>
                  </Show>
                </Show>
              </div>
            )}
          </Match>
        </Switch>
      </Dialog>
      <ConfirmDialog
        open={asking()}
        onOpenChange={setAsking}
        title={words().revokeQuestion}
        description={words().revokeMeaning}
        confirmLabel={words().revoke}
        cancelLabel={text().common.cancel}
        busy={revoking()}
        onConfirm={() => void revoke()}
      />
    </>
  );
}

function LinkFacts(props: { link: FileLinkView }) {
  const words = () => text().message.door;
  return (
    <KeyValue
      rows={[
        {
          key: words().url,
          value: <span class="file-link-url">{props.link.url}</span>,
          action: (
            <IconButton
              icon="copy"
              size="s"
              label={words().copy}
              onClick={() => void copy(props.link.url, words().copied)}
            />
          ),
        },
        { key: words().state, value: stateOf(props.link) },
        { key: words().downloads, value: words().times(props.link.downloads) },
      ]}
    />
  );
}

function stateOf({ revokedAt, expiresAt }: FileLinkView): string {
  const words = text().message.door;
  if (revokedAt) return words.revoked(dateAndTime(revokedAt));
  return Date.parse(expiresAt) < serverNow()
    ? words.expired(dateAndTime(expiresAt))
    : words.open(dateAndTime(expiresAt));
}

function Extending(props: { messageId: MessageId; onRenewed: (link: FileLinkView) => void }) {
  const words = () => text().message.door;
  const [days, setDays] = createSignal<LinkDays>(30);
  const [renew, busy] = createWork(() =>
    attempt(async () => props.onRenewed(await renewFileLink(props.messageId, days())), words().renewed),
  );
  return (
    <div class="file-link-extend">
      <Select
        label={words().extend}
        options={linkDays.map((count) => ({ value: String(count), label: words().days(count) }))}
        value={String(days())}
        onChange={(value) => setDays(linkDays.find((count) => String(count) === value) ?? 30)}
      />
      <Button variant="quiet" busy={busy()} onClick={() => void renew()}>
        {words().save}
      </Button>
    </div>
  );
}
