import type { MediaKind, MediaView } from '@engawa/domain';
import { Icon, type IconName } from '@engawa/ui';
import { type JSX, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { megabytes } from '../../../i18n/sizes.ts';
import { fileAddress } from '../../../state/media-cache.ts';
import { shortFileName } from './file-name.ts';
import './file.css';

const icons: Readonly<Record<MediaKind, IconName>> = { image: 'image', video: 'video', audio: 'mic', file: 'file' };

/** A file to save: its kind, name and size. */
export function FileCard(props: {
  media: MediaView;
  kind: MediaKind;
  note?: string | undefined;
  children?: JSX.Element;
}) {
  const name = () => props.media.name ?? text().message.file.noName;
  const facts = () =>
    [ending(name()), props.media.bytes === null ? text().message.file.unknownSize : megabytes(props.media.bytes)]
      .filter(Boolean)
      .join(' ・ ');
  return (
    <span class="file-card">
      <a class="file-card-save" href={fileAddress(props.media.id)} download={name()}>
        <span class="file-card-icon" data-family={familyOf(ending(name()))}>
          <Icon name={icons[props.kind]} size={26} />
        </span>
        <span class="file-card-words">
          <b aria-hidden="true" title={name()}>
            {shortFileName(name())}
          </b>
          <span class="visually-hidden">{name()}</span>
          <span class="file-card-facts num">
            <span>{facts()}</span>
            <Show when={props.note}>{(note) => <span>{note()}</span>}</Show>
          </span>
        </span>
        <span class="visually-hidden">{text().message.acts.save}</span>
        <Icon name="download" size={18} />
      </a>
      {props.children}
    </span>
  );
}

/** `PDF`; empty when the name does not say. */
function ending(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? '';
}

const families: readonly (readonly [string, readonly string[]])[] = [
  ['page', ['PDF']],
  ['sheet', ['XLS', 'XLSX', 'CSV', 'ODS', 'NUMBERS']],
  ['words', ['DOC', 'DOCX', 'TXT', 'ODT', 'RTF', 'PAGES', 'MD']],
  ['slides', ['PPT', 'PPTX', 'ODP', 'KEY']],
  ['pack', ['ZIP', '7Z', 'RAR', 'TAR', 'GZ', 'LZH']],
];

function familyOf(kind: string): string {
  return families.find(([, kinds]) => kinds.includes(kind))?.[0] ?? 'other';
}
