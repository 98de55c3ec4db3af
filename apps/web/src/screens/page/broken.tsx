import { Button, EmptyState, Icon } from '@engawa/ui';
import { text } from '../../i18n/index.ts';
import { copy } from './copy.ts';
import { faultReport } from './fault-report.ts';
import './broken.css';

/** Stands where something could not be drawn: what happened, the way on, and what to tell the admin. */
export function Broken(props: { error: unknown; level: 1 | 2 }) {
  const words = () => text().page.broken;
  const report = faultReport(props.error);
  return (
    <div class="broken" role="alert">
      <EmptyState
        drawing={<Icon name="warning" />}
        level={props.level}
        title={words().title}
        text={words().body}
        action={
          <Button icon="refresh" onClick={() => location.reload()}>
            {words().reload}
          </Button>
        }
      />
      <details class="broken-details">
        <summary>{words().details}</summary>
        <pre>{report}</pre>
        <Button variant="quiet" size="s" icon="copy" onClick={() => void copy(report, words().copied)}>
          {words().copy}
        </Button>
      </details>
    </div>
  );
}
