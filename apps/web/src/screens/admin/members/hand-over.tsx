import { Button, Dialog, KeyValue } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { holdsUnfinished } from '../../../state/unfinished.ts';
import { copy } from '../../page/copy.ts';

export type HandOverProps = { title: string; body: string; memberId: string; password: string; close: () => void };

/** The one time that a password is shown, to be given to its owner. Until it was copied, nothing but its own button lets go of it unasked. */
export function HandOver(props: HandOverProps) {
  const words = () => text().adminMembers.add;
  const [copied, setCopied] = createSignal(false);
  holdsUnfinished(() => !copied());
  const both = () =>
    [`${text().memberForm.memberId}: ${props.memberId}`, `${text().memberForm.password}: ${props.password}`].join('\n');
  return (
    <Dialog
      open
      onOpenChange={() => props.close()}
      title={props.title}
      description={props.body}
      closeLabel={text().common.close}
      unsaved={{ ...words().unsaved, when: !copied() }}
      footer={
        <>
          <Button variant="plain" onClick={() => props.close()}>
            {words().done}
          </Button>
          <Button icon="copy" onClick={async () => setCopied((await copy(both(), words().copied)) || copied())}>
            {words().copyBoth}
          </Button>
        </>
      }
    >
      <KeyValue
        rows={[
          { key: text().memberForm.memberId, value: <code>{props.memberId}</code> },
          { key: text().memberForm.password, value: <code>{props.password}</code> },
        ]}
      />
    </Dialog>
  );
}
