import { Menu, type MenuItem } from '@engawa/ui';
import { text } from '../../../../i18n/index.ts';

type AttachMenuProps = {
  refused: string | undefined;
  onFiles: (files: readonly File[]) => void;
  onVoice: () => void;
  onPlace: () => void;
  onSticker: () => void;
};

/** Everything that can be sent beside words. */
export function AttachMenu(props: AttachMenuProps) {
  let pictures!: HTMLInputElement;
  let files!: HTMLInputElement;
  const words = () => text().composer;
  const choose = (input: HTMLInputElement) => {
    props.onFiles([...(input.files ?? [])]);
    // The same file may be chosen once more.
    input.value = '';
  };
  const items = (): MenuItem[] => [
    { icon: 'image', label: words().attachImage, onSelect: () => pictures.click() },
    { icon: 'file', label: words().attachFile, onSelect: () => files.click() },
    { icon: 'mic', label: words().attachVoice, onSelect: props.onVoice },
    { icon: 'smile', label: words().stickers, onSelect: props.onSticker },
    { icon: 'pin', label: words().attachLocation, onSelect: props.onPlace },
  ];
  const shown = () => items().map((item) => ({ ...item, disabledReason: props.refused }));
  return (
    <>
      <Menu icon="attach" label={words().attach} items={shown()} />
      <input ref={pictures} type="file" hidden multiple accept="image/*,video/*" onChange={() => choose(pictures)} />
      <input ref={files} type="file" hidden multiple onChange={() => choose(files)} />
    </>
  );
}
