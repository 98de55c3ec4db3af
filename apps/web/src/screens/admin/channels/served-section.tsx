import { type ChannelView, faceColor } from '@engawa/domain';
import { Avatar, Button } from '@engawa/ui';
import { createSignal, For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { serveMembers } from '../../../state/admin/channels.ts';
import { memberById } from '../../../state/members.ts';
import { attempt } from '../../page/attempt.ts';
import { focusSoon } from '../../page/focus.ts';
import { Folding } from '../../page/folding.tsx';
import { Section } from '../../page/section.tsx';
import { createWork } from '../../page/work.ts';
import { ServedPicker } from './served-picker.tsx';

/** Whom the account serves: shown, and changed on request. */
export function ServedSection(props: { channel: ChannelView }) {
  const [draft, setDraft] = createSignal<readonly string[]>();
  let place!: HTMLDivElement;
  /** The button that was pressed goes away with its view: the keyboard goes on in the other one. */
  const edit = (served: readonly string[] | undefined) => {
    setDraft(served);
    focusSoon(() => place.querySelector('button'));
  };
  const words = () => text().adminChannels.served;
  const ids = () => props.channel.served.map((member) => member.id);
  const isChanged = () => draft()?.join() !== ids().join();
  const [save, saving] = createWork(async () => {
    if (await attempt(() => serveMembers(props.channel.id, draft()!), words().saved)) edit(undefined);
  });
  return (
    <Section title={words().title}>
      <div ref={place} class="served-section">
        <Show
          when={draft() !== undefined}
          fallback={
            <>
              <Served channel={props.channel} />
              <Button variant="quiet" size="s" icon="pencil" onClick={() => edit(ids())}>
                {words().edit}
              </Button>
            </>
          }
        >
          <Folding unsaved={isChanged()} fold={() => edit(undefined)} />
          <ServedPicker served={draft() ?? []} onChange={setDraft} />
          <div class="form-buttons" data-align="end">
            <Button variant="plain" onClick={() => edit(undefined)}>
              {text().common.cancel}
            </Button>
            <Button busy={saving()} onClick={() => void save()}>
              {words().save}
            </Button>
          </div>
        </Show>
      </div>
    </Section>
  );
}

function Served(props: { channel: ChannelView }) {
  const words = () => text().adminChannels.served;
  return (
    <Show when={props.channel.served.length} fallback={<p class="channel-alarm">{words().none}</p>}>
      <p class="form-note">{words().count(props.channel.served.length)}</p>
      <ol class="served-chosen">
        <For each={props.channel.served}>
          {(member, place) => (
            <li>
              <Avatar
                name={member.name}
                color={faceColor(member.id)}
                photoUrl={memberById(member.id)?.photoUrl ?? null}
                size="s"
              />
              <span class="served-name">
                {member.name}
                <Show when={place() === 0 && props.channel.served.length > 1}>
                  <span class="tag" data-tone="outside">
                    {words().reception}
                  </span>
                </Show>
              </span>
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
}
