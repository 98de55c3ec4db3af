import { ConfirmDialog, IconButton, Menu } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { removePhoto } from '../../state/profile.ts';
import { me } from '../../state/session.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';
import { PhotoDialog } from './photo-dialog.tsx';

/** Choose, replace or remove the photo. */
export function PhotoMenu() {
  const [file, setFile] = createSignal<File>();
  const [asking, setAsking] = createSignal(false);
  let input!: HTMLInputElement;
  const words = () => text().profile.photo;
  const [remove, removing] = createWork(async () => {
    if (await attempt(removePhoto, words().removed)) setAsking(false);
  });
  const pick = () => {
    // The same file may be chosen again after a crop that was cancelled.
    input.value = '';
    input.click();
  };
  return (
    <>
      <input ref={input} type="file" accept="image/*" hidden onChange={() => setFile(input.files?.[0])} />
      <Show when={me().photoUrl} fallback={<IconButton icon="camera" size="s" label={words().add} onClick={pick} />}>
        <Menu
          label={words().change}
          icon="camera"
          size="s"
          items={[
            { label: words().change, icon: 'camera', onSelect: pick },
            { label: words().remove, icon: 'trash', danger: true, onSelect: () => setAsking(true) },
          ]}
        />
      </Show>
      <PhotoDialog file={file()} close={() => setFile(undefined)} />
      <ConfirmDialog
        open={asking()}
        onOpenChange={setAsking}
        title={words().remove}
        description={words().removeConfirm}
        confirmLabel={words().remove}
        cancelLabel={text().common.cancel}
        busy={removing()}
        onConfirm={() => void remove()}
      />
    </>
  );
}
