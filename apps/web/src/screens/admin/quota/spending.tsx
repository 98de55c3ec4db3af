import type { ChannelQuotaView } from '@engawa/domain';
import { type DataColumn, DataTable } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';

type Spender = { readonly id: string | null; readonly name: string; readonly spent: number; readonly free: number };

/** Who spent the month's messages, and in which rooms; free answers stand beside them. */
export function Spending(props: { quota: ChannelQuotaView }) {
  const words = () => text().adminQuota;
  const some = () => props.quota.byMember.length > 0;
  return (
    <Show when={some()} fallback={<p class="form-note">{words().nothing}</p>}>
      <div class="quota-spending">
        <SpendingTable caption={words().byMember} who={words().columns.member} rows={props.quota.byMember} />
        <SpendingTable caption={words().byRoom} who={words().columns.room} rows={props.quota.byRoom} />
      </div>
    </Show>
  );
}

function SpendingTable(props: { caption: string; who: string; rows: readonly Spender[] }) {
  const words = () => text().adminQuota;
  const columns = (): DataColumn<Spender>[] => [
    { id: 'name', header: props.who, cell: (row) => row.name || words().automatic },
    { id: 'spent', header: words().columns.spent, align: 'end', cell: (row) => row.spent.toLocaleString() },
    { id: 'free', header: words().columns.free, align: 'end', cell: (row) => row.free.toLocaleString() },
  ];
  return (
    <div>
      <h3>{props.caption}</h3>
      <DataTable caption={props.caption} columns={columns()} rows={props.rows} />
    </div>
  );
}
