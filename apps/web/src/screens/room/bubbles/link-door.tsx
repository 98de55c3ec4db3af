import { createSignal, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { part } from '../../page/part.tsx';
import type { SaidProps } from './said.ts';
import './file.css';

const FileLinkDialog = part(() => import('../../file-link/file-link-dialog.tsx'));

/** Leads to how the public page of a file stands that reached LINE as a link. */
export function LinkDoor(props: SaidProps<'image' | 'video' | 'audio' | 'file'>) {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <button type="button" class="file-card-door" onClick={() => setOpen(true)}>
        {text().message.door.action}
      </button>
      <Show when={open()}>
        <FileLinkDialog
          messageId={props.message.id}
          fileName={props.message.content.media.name ?? text().message.file.noName}
          onClose={() => setOpen(false)}
        />
      </Show>
    </>
  );
}
