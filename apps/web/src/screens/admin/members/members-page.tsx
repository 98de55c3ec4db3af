import { Button, Skeleton, TextField } from '@engawa/ui';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { members } from '../../../state/members.ts';
import { fitsQuery, memberFields } from '../../page/search.ts';
import { AdminPage } from '../admin-page.tsx';
import { AddMemberDialog } from './add-member-dialog.tsx';
import { MemberRow } from './member-row.tsx';

/** Who belongs to the company. */
export default function MembersPage() {
  const [query, setQuery] = createSignal('');
  const [adding, setAdding] = createSignal(false);
  const words = () => text().adminMembers;
  const found = createMemo(() => members().filter((member) => fitsQuery(query(), memberFields(member))));
  return (
    <AdminPage
      name="members"
      actions={
        <Button size="s" icon="plus" onClick={() => setAdding(true)}>
          {words().add.action}
        </Button>
      }
    >
      <div class="admin-tools">
        <TextField
          label={words().search}
          hideLabel
          type="search"
          shape="pill"
          icon="search"
          placeholder={words().search}
          value={query()}
          onChange={setQuery}
        />
        <span class="form-note num">{words().count(members().length)}</span>
      </div>
      <Show when={members().length} fallback={<Skeleton label={text().admin.loading} />}>
        <Show when={found().length} fallback={<p role="status">{words().noMatch(query().trim())}</p>}>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none */}
          <ul class="admin-people" role="list" aria-label={text().admin.pages.members.title}>
            <For each={found()}>{(member) => <MemberRow member={member} />}</For>
          </ul>
        </Show>
      </Show>
      <AddMemberDialog open={adding()} onOpenChange={setAdding} />
    </AdminPage>
  );
}
