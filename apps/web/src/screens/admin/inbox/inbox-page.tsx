import { type KeptKindView, keptForDays } from '@engawa/domain';
import { EmptyState, FilterChips, Icon } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { keptKinds } from '../../../state/admin/kept-events.ts';
import { Loaded } from '../../page/loaded.tsx';
import { AdminPage } from '../admin-page.tsx';
import { KeptList } from './kept-list.tsx';
import './inbox.css';

/** What came from LINE and found no place, kept so that nothing is lost. */
export default function InboxPage() {
  const words = () => text().admin.inbox;
  return (
    <AdminPage name="inbox">
      <p class="page-lead">{words().lead(keptForDays)}</p>
      <Loaded from={keptKinds} loading={text().admin.loading}>
        {(kinds) => (
          <Show
            when={kinds().length}
            fallback={
              <EmptyState drawing={<Icon name="check" />} title={words().empty.title} text={words().empty.body} />
            }
          >
            <KeptByKind kinds={kinds()} />
          </Show>
        )}
      </Loaded>
    </AdminPage>
  );
}

const all = 'all';

function KeptByKind(props: { kinds: readonly KeptKindView[] }) {
  const words = () => text().admin.inbox;
  const [chosen, choose] = createSignal(all);
  const kind = () => props.kinds.find((one) => keyOf(one) === chosen()) ?? null;
  const total = () => props.kinds.reduce((sum, { count }) => sum + count, 0);
  const options = () => [
    { value: all, label: words().all, count: total() },
    ...props.kinds.map((one) => ({ value: keyOf(one), label: words().kinds[one.reason](one.type), count: one.count })),
  ];
  return (
    <>
      <div class="kept-kinds">
        <FilterChips
          label={words().filter}
          options={options()}
          value={kind() ? chosen() : all}
          onChange={(value) => choose(value)}
        />
      </div>
      {/* Another kind is another list: an answer for the last one finds nobody. */}
      <Show when={kind() ? chosen() : all} keyed>
        {(_) => <KeptList kind={kind()} />}
      </Show>
    </>
  );
}

function keyOf({ reason, type }: KeptKindView): string {
  return `${reason} ${type}`;
}
