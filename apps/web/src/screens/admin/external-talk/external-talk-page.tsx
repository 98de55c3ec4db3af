import { Button, Checkbox, Menu, Skeleton } from '@engawa/ui';
import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { members } from '../../../state/members.ts';
import { AdminPage } from '../admin-page.tsx';
import { createChange } from './change.ts';
import { Refused } from './refused.tsx';
import { TalkRow } from './talk-row.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import './external-talk.css';

/** Who may talk with LINE users: one by one, several, or everybody. */
export default function ExternalTalkPage() {
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set());
  const [withdrawing, setWithdrawing] = createSignal<'all' | string[]>();
  const change = createChange();
  const words = () => text().adminMembers.externalTalkPage;
  const all = () => members().length > 0 && selected().size === members().length;
  const select = (id: string, on: boolean) => {
    const next = new Set(selected());
    on ? next.add(id) : next.delete(id);
    setSelected(next);
  };
  const selectAll = (on: boolean) => setSelected(new Set(on ? members().map((member) => member.id) : []));
  const withdraw = async () => {
    await change.run(withdrawing()!, false);
    setWithdrawing(undefined);
  };
  return (
    <AdminPage
      name="externalTalk"
      actions={
        <Menu
          label={text().adminMembers.actions(text().admin.pages.externalTalk.title)}
          items={[
            { label: words().allowAll, icon: 'check', onSelect: () => void change.run('all', true) },
            { label: words().denyAll, icon: 'block', danger: true, onSelect: () => setWithdrawing('all') },
          ]}
        />
      }
    >
      <p class="page-lead">
        {words().lead} <A href="/admin/audit">{words().toAudit}</A>
      </p>
      <Refused refused={change.refused()} />
      <Show when={members().length} fallback={<Skeleton label={text().admin.loading} />}>
        <div class="talk-tools">
          <Checkbox
            label={selected().size ? words().selected(selected().size) : words().selectAll}
            checked={all()}
            indeterminate={selected().size > 0 && !all()}
            onChange={selectAll}
          />
          <Show when={selected().size}>
            <Button
              variant="outside"
              size="s"
              busy={change.busy()}
              onClick={() => void change.run([...selected()], true)}
            >
              {words().allowSelected}
            </Button>
            <Button variant="quiet" size="s" onClick={() => setWithdrawing([...selected()])}>
              {words().denySelected}
            </Button>
          </Show>
        </div>
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none */}
        <ul class="admin-people" role="list" aria-label={text().admin.pages.externalTalk.title}>
          <For each={members()}>
            {(member) => (
              <TalkRow
                member={member}
                selected={selected().has(member.id)}
                onSelect={(on) => select(member.id, on)}
                change={(allowed) => change.run([member.id], allowed)}
              />
            )}
          </For>
        </ul>
      </Show>
      <WithdrawDialog
        members={withdrawing()}
        busy={change.busy()}
        close={() => setWithdrawing(undefined)}
        withdraw={() => void withdraw()}
      />
    </AdminPage>
  );
}
