import { canChangeCompanyName, faceColor } from '@engawa/domain';
import { Avatar, Icon, IconButton } from '@engawa/ui';
import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { me, organization } from '../../state/session.ts';
import { NameDialog } from './name-dialog.tsx';
import { PhotoMenu } from './photo-menu.tsx';

/** Photo, name and company as LINE users and colleagues see them. */
export function MeCard() {
  const [naming, setNaming] = createSignal(false);
  return (
    <section class="me" aria-label={text().profile.you}>
      <div class="me-photo">
        <Avatar name={me().name} color={faceColor(me().id)} photoUrl={me().photoUrl} size="l" />
        <PhotoMenu />
      </div>
      <div class="me-name">
        <h2>{me().name}</h2>
        <IconButton icon="pencil" size="s" label={text().profile.name.edit} onClick={() => setNaming(true)} />
      </div>
      <Company />
      <NameDialog open={naming()} onOpenChange={setNaming} />
    </section>
  );
}

function Company() {
  const verdict = () => canChangeCompanyName(me());
  const denial = () => {
    const answer = verdict();
    return answer.allowed ? undefined : answer.denial;
  };
  return (
    <p class="me-company">
      <span>{organization().companyName}</span>
      <Show when={denial()} fallback={<A href="/admin/organization">{text().admin.pages.organization.title}</A>}>
        {(reason) => (
          <span class="me-lock">
            <Icon name="lock" size={14} />
            {denialText(reason())}
          </span>
        )}
      </Show>
    </p>
  );
}
