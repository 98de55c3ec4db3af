import { EmptyState, Icon } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { quotas } from '../../../state/admin/quota.ts';
import { Loaded } from '../../page/loaded.tsx';
import { AdminPage } from '../admin-page.tsx';
import { Caps } from './caps.tsx';
import { ChannelQuota } from './channel-quota.tsx';
import './quota.css';

/** What the talks with LINE users cost this month, and who may spend how much. */
export default function QuotaPage() {
  const words = () => text().adminQuota;
  return (
    <AdminPage name="quota">
      <p class="page-lead">{words().lead}</p>
      <Loaded from={quotas} loading={text().admin.loading}>
        {(list) => (
          <Show
            when={list().length}
            fallback={
              <EmptyState drawing={<Icon name="meter" />} title={words().empty.title} text={words().empty.body} />
            }
          >
            <For each={list()}>{(quota) => <ChannelQuota quota={quota} />}</For>
          </Show>
        )}
      </Loaded>
      <Caps />
    </AdminPage>
  );
}
