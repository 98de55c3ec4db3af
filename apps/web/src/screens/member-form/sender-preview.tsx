import { faceColor, senderName } from '@engawa/domain';
import { Avatar } from '@engawa/ui';
import { text } from '../../i18n/index.ts';
import './sender-preview.css';

export type SenderPreviewProps = {
  name: string;
  companyName: string;
  photoUrl?: string | null;
  seed?: string;
};

/** A bubble as it stands on the LINE user's phone: whose name and which company they will read. */
export function SenderPreview(props: SenderPreviewProps) {
  return (
    <figure class="sender-preview">
      <figcaption>{text().admin.organization.preview}</figcaption>
      <div class="sender-preview-phone">
        <Avatar
          name={props.name || '?'}
          photoUrl={props.photoUrl ?? null}
          size="s"
          color={faceColor(props.seed ?? props.name)}
        />
        <p class="sender-preview-name">{senderName(props.name, props.companyName)}</p>
        <p class="sender-preview-bubble">{text().admin.organization.bubble}</p>
      </div>
    </figure>
  );
}
