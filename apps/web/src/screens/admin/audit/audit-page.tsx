import type { AuditEntryView, RoomId } from '@engawa/domain';
import { Button, type DataColumn, DataTable, EmptyState, Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { auditLog } from '../../../state/admin/records.ts';
import { roomItem } from '../../../state/rooms.ts';
import { me } from '../../../state/session.ts';
import { dayAndTime } from '../../page/dates.ts';
import { Loaded } from '../../page/loaded.tsx';
import { createWork } from '../../page/work.ts';
import { roomName } from '../../room-name.ts';
import { AdminPage } from '../admin-page.tsx';
import './audit.css';

/** What admins did, newest first. */
export default function AuditPage() {
  const words = () => text().admin.audit;
  const columns = (): DataColumn<AuditEntryView>[] => [
    {
      id: 'action',
      header: words().columns.action,
      cell: (entry) => (words().actions as Readonly<Record<string, string>>)[entry.action] ?? entry.action,
    },
    { id: 'subject', header: words().columns.subject, cell: (entry) => <Subject entry={entry} /> },
    {
      id: 'actor',
      header: words().columns.actor,
      cell: (entry) => <Actor entry={entry} />,
    },
    {
      id: 'at',
      header: words().columns.at,
      cell: (entry) => <span class="audit-whole num">{dayAndTime(entry.at)}</span>,
    },
  ];
  const [look, looking] = createWork(() => auditLog.load());
  return (
    <AdminPage
      name="audit"
      actions={
        <Button variant="quiet" size="s" icon="refresh" busy={looking()} onClick={() => void look()}>
          {words().look}
        </Button>
      }
    >
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
      <Show when={props.entry.roomId}>{(roomId) => <Talk roomId={roomId()} />}</Show>
      <Show when={props.entry.detail}>{(detail) => <Detail action={props.entry.action} detail={detail()} />}</Show>
    </span>
  );
}

/** The server writes "–" for nothing: no greeting any more, no share. */
function Detail(props: { action: string; detail: string }) {
  const words = () => text().admin.audit;
  const plain = () => {
    if (props.action === 'member.capSet') return props.detail.replaceAll('–', words().noShare);
    if (props.action === 'inbox.broughtBack') return words().events(props.detail);
    if (props.action === 'fileLink.renewed') return words().days(props.detail);
    if (props.action === 'message.decided') return choiceIn(props.detail);
    return props.detail === '–' ? words().greetingOff : props.detail;
  };
  return (
    <Show when={props.action === 'channel.greetingSet' && props.detail !== '–'} fallback={<small>{plain()}</small>}>
      <details>
        <summary>{words().greetingWords}</summary>
        <small>{props.detail}</small>
      </details>
    </Show>
  );
}

/** Admins too learn nothing of a talk that they are not in, its name included. */
function Talk(props: { roomId: RoomId }) {
  return (
    <Show when={roomItem(props.roomId)} fallback={text().admin.audit.otherRoom}>
      {(item) => (
        <a href={`/rooms/${props.roomId}`}>
          <bdi>{roomName(item().room, me().id)}</bdi>
        </a>
      )}
    </Show>
  );
}

function choiceIn(detail: string): string {
  return (text().message.delivery.choices as Readonly<Record<string, string>>)[detail] ?? detail;
}

function Actor(props: { entry: AuditEntryView }) {
  return (
    <span class="audit-subject audit-whole">
      {actorName(props.entry)}
      <Show when={props.entry.from}>{(from) => <small class="num">{from()}</small>}</Show>
    </span>
  );
}

/** Whoever works at the server's console has no name of their own. */
function actorName(entry: AuditEntryView): string {
  return entry.actorName === 'operator' ? text().admin.audit.operator : entry.actorName;
}
