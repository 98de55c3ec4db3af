import type { MemberCapView } from '@engawa/domain';
import { Button, type DataColumn, DataTable, EmptyState } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { caps } from '../../../state/admin/quota.ts';
import { focusSoon } from '../../page/focus.ts';
import { Loaded } from '../../page/loaded.tsx';
import { Section } from '../../page/section.tsx';
import { CapDialog } from './cap-dialog.tsx';

/** How much of the month each member may spend. */
export function Caps() {
  const [changing, setChanging] = createSignal<MemberCapView>();
  const words = () => text().adminQuota;
  let section!: HTMLDivElement;
  // The changed row was drawn anew, and the button that opened the dialog with it.
  const close = () => {
    const id = changing()?.id;
    setChanging(undefined);
    focusSoon(() => section.querySelector(`[data-member="${id}"]`));
  };
  const columns = (): DataColumn<MemberCapView>[] => [
    { id: 'name', header: words().columns.member, cell: (row) => row.name },
    { id: 'spent', header: words().columns.spent, align: 'end', cell: (row) => row.spent.toLocaleString() },
    {
      id: 'cap',
      header: words().columns.cap,
      align: 'end',
      cell: (row) => (
        <span class="quota-cap">
          {row.cap === null ? words().caps.none : words().caps.of(row.cap)}
          <Button data-member={row.id} variant="plain" size="s" icon="pencil" onClick={() => setChanging(row)}>
            {words().caps.change}
            <span class="visually-hidden"> {words().caps.changeOf(row.name)}</span>
          </Button>
        </span>
      ),
    },
  ];
  return (
    <Section title={words().caps.title} lead={words().caps.lead}>
      <Loaded from={caps} loading={text().admin.loading}>
        {(list) => (
          <Show when={list().length} fallback={<EmptyState title={words().caps.nobody} />}>
            <div ref={section}>
              <DataTable caption={words().caps.title} columns={columns()} rows={list()} />
            </div>
          </Show>
        )}
      </Loaded>
      <Show when={changing()}>{(member) => <CapDialog member={member()} close={close} />}</Show>
    </Section>
  );
}
