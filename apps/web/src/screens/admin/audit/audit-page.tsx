import type { AuditEntryView } from '@engawa/domain';
import { type DataColumn, DataTable, EmptyState, Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { auditLog } from '../../../state/admin/records.ts';
import { dayAndTime } from '../../page/dates.ts';
import { Loaded } from '../../page/loaded.tsx';
import { AdminPage } from '../admin-page.tsx';
import './audit.css';

/** What admins did, newest first. */
export default function AuditPage() {
  const words = () => text().admin.audit;
  const columns = (): DataColumn<AuditEntryView>[] => [
    {
      id: 'action',
      header: words().columns.action,
      cell: (entry) => words().actions[entry.action] ?? entry.action,
    },
    { id: 'subject', header: words().columns.subject, cell: (entry) => <Subject entry={entry} /> },
    { id: 'actor', header: words().columns.actor, cell: (entry) => actorName(entry) },
    { id: 'at', header: words().columns.at, cell: (entry) => <span class="num">{dayAndTime(entry.at)}</span> },
  ];
  return (
    <AdminPage name="audit">
      <p class="page-lead">{words().lead}</p>
      <Loaded from={auditLog} loading={text().admin.loading}>
        {(entries) => (
          <Show
            when={entries().length}
            fallback={
              <EmptyState drawing={<Icon name="clock" />} title={words().empty.title} text={words().empty.body} />
            }
          >
            <DataTable caption={text().admin.pages.audit.title} columns={columns()} rows={entries()} />
          </Show>
        )}
      </Loaded>
    </AdminPage>
  );
}

function Subject(props: { entry: AuditEntryView }) {
  return (
    <span class="audit-subject">
      {props.entry.subject}
      <Show when={props.entry.detail}>
        <small>{props.entry.detail}</small>
      </Show>
    </span>
  );
}

/** Whoever works at the server's console has no name of their own. */
function actorName(entry: AuditEntryView): string {
  return entry.actorName === 'operator' ? text().admin.audit.operator : entry.actorName;
}
