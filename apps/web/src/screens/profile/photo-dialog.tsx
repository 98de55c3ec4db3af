import { Button, Dialog, toaster } from '@engawa/ui';
import { createEffect, createSignal, on, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { changePhoto } from '../../state/profile.ts';
import { holdsUnfinished } from '../../state/unfinished.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';
import { type Crop, cropPng, wholeCrop, withinPicture } from './crop.ts';
import { CropArea } from './crop-area.tsx';

/** Shows the chosen file, lets the square be placed, and saves it. */
export function PhotoDialog(props: { file: File | undefined; close: () => void }) {
  const [picture, setPicture] = createSignal<ImageBitmap>();
  const [crop, setCrop] = createSignal<Crop>({ x: 0, y: 0, zoom: 1 });
  const [moved, setMoved] = createSignal(false);
  const words = () => text().profile.photo;
  holdsUnfinished(() => picture() !== undefined && moved());

  createEffect(
    on(
      () => props.file,
      (file) => file && void open(file),
    ),
  );
  const open = async (file: File) => {
    const opened = await createImageBitmap(file).catch(() => undefined);
    if (!opened) {
      toaster.show({ tone: 'alarm', text: words().unreadable });
      return props.close();
    }
    setCrop(wholeCrop(opened));
    setMoved(false);
    setPicture(opened);
  };
  const move = (opened: ImageBitmap, next: Crop) => {
    setCrop(withinPicture(opened, next));
    setMoved(true);
  };
  const close = () => {
    picture()?.close();
    setPicture(undefined);
    props.close();
  };
  const [save, saving] = createWork(async () => {
    const opened = picture();
    if (!opened) return;
    const saved = await attempt(async () => changePhoto(await cropPng(opened, crop())), words().saved);
    if (saved) close();
  });
  return (
    <Dialog
      open={!!picture()}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={words().cropTitle}
      description={words().cropHint}
      closeLabel={text().common.close}
      unsaved={{ ...words().unsaved, when: moved() }}
      footer={
        <>
          <Button variant="plain" onClick={close}>
            {text().common.cancel}
          </Button>
          <Button busy={saving()} onClick={() => void save()}>
            {saving() ? words().saving : words().save}
          </Button>
        </>
      }
    >
      <Show when={picture()}>
        {(opened) => <CropArea picture={opened()} crop={crop()} onChange={(next) => move(opened(), next)} />}
      </Show>
    </Dialog>
  );
}
