import { useParams } from '@solidjs/router';
import { Match, Switch } from 'solid-js';
import { AddChannelPage } from './add-channel-page.tsx';
import { ChannelList } from './channel-list.tsx';
import { ChannelPage } from './channel-page.tsx';

/** The list of LINE Official Accounts, one of them, or a new one. */
export default function ChannelsPage() {
  const params = useParams<{ id?: string }>();
  return (
    <Switch fallback={<ChannelList />}>
      <Match when={params.id === 'new'}>
        <AddChannelPage />
      </Match>
      <Match when={params.id}>{(id) => <ChannelPage id={id()} />}</Match>
    </Switch>
  );
}
