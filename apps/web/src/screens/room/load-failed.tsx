import { Button } from '@engawa/ui';
import { text } from '../../i18n/index.ts';
import { loadNewest } from '../../state/messages.ts';

export function LoadFailed(props: { roomId: string }) {
  return (
    <div class="timeline-failed" role="status">
      <p>{text().room.loadFailed}</p>
      <Button variant="quiet" size="s" onClick={() => void loadNewest(props.roomId)}>
        {text().common.tryAgain}
      </Button>
    </div>
  );
}
