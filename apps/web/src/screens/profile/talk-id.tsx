import { IconButton, KeyValue } from '@engawa/ui';
import { text } from '../../i18n/index.ts';
import { me } from '../../state/session.ts';
import { copy } from '../page/copy.ts';

/** The id that LINE users can type, which is the member's own id. */
export function TalkId() {
  const words = () => text().profile.invite;
  return (
    <div>
      <KeyValue
        rows={[
          {
            key: words().talkId,
            value: me().memberId,
            action: (
              <IconButton
                icon="copy"
                size="s"
                label={words().talkIdCopy}
                onClick={() => void copy(me().memberId, words().talkIdCopied)}
              />
            ),
          },
        ]}
      />
      <p class="form-note">{words().talkIdHow}</p>
    </div>
  );
}
