import type { MediaId, MessageId, MessageView } from '@engawa/domain';
import { Thumb } from './thumb.tsx';

/** The picture of a quoted file; kept on the device under the quoted message, so that it goes with it. */
export function QuoteThumb(props: { messageId: MessageId; mediaId: MediaId; known: MessageView | undefined }) {
  const media = () => {
    const content = props.known?.content;
    return content && 'media' in content ? content.media : unknownMedia(props.mediaId);
  };
  return (
    <span class="quote-thumb">
      <Thumb messageId={props.messageId} media={media()} alt="" />
    </span>
  );
}

const unknownMedia = (id: MediaId) => ({
  id,
  status: 'ready' as const,
  reason: null,
  name: null,
  mimeType: null,
  bytes: null,
  width: null,
  height: null,
  durationMs: null,
  thumb: true,
});
