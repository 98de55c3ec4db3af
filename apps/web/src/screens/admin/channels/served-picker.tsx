import { canBeServed, type MemberView } from '@engawa/domain';
import { Avatar, IconButton, List, ListRow } from '@engawa/ui';
import { createSignal, For, Show } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import { members } from '../../../state/members.ts';
import { moved } from './served-order.ts';

export type ServedPickerProps = {
  /** Ids of members; the first is the reception. */
  served: readonly string[];
  onChange: (served: string[]) => void;
};

/** Whom an account serves, and in which order. */
export function ServedPicker(props: ServedPickerProps) {
  const words = () => text().adminChannels.served;
  const chosen = () => props.served.flatMap((id) => members().find((member) => member.id === id) ?? []);
  const others = () => members().filter((member) => !props.served.includes(member.id));
  return (
    <fieldset class="served">
      <legend>{words().title}</legend>
      <p class="form-note">{words().lead}</p>
      <Explanation chosen={chosen()} />
      <Show when={chosen().length}>
        <Chosen chosen={chosen()} onChange={props.onChange} />
      </Show>
      <Show when={others().length}>
        <p class="served-add">{words().add}</p>
        <div class="served-others">
          <List label={words().add}>
            <For each={others()}>
              {(member) => <Candidate member={member} add={() => props.onChange([...props.served, member.id])} />}
            </For>
          </List>
        </div>
      </Show>
    </fieldset>
  );
}

/** One member makes a personal account, several a shared one. */
function Explanation(props: { chosen: readonly MemberView[] }) {
  const words = () => text().adminChannels.served;
  const sentence = () => {
    const [first, second] = props.chosen;
    if (!first) return members().some((member) => canBeServed(member).allowed) ? words().none : words().nobodyAllowed;
    return second ? words().shared(first.name) : words().personal(first.name);
  };
  return (
    <p class="served-explanation" data-nobody={props.chosen.length ? undefined : ''} aria-live="polite">
      {sentence()}
    </p>
  );
}

function Chosen(props: { chosen: readonly MemberView[]; onChange: (served: string[]) => void }) {
  const words = () => text().adminChannels.served;
  const [news, setNews] = createSignal('');
  const ids = () => props.chosen.map((member) => member.id);
  const move = (place: number, by: -1 | 1) => {
    setNews(words().moved(props.chosen[place]!.name, place + by + 1));
    props.onChange(moved(ids(), place, by));
  };
  return (
    <>
      <ol class="served-chosen">
        <For each={props.chosen}>
          {(member, place) => (
            <li>
              <span class="num served-place">{place() + 1}</span>
              <Avatar name={member.name} seed={member.id} photoUrl={member.photoUrl} size="s" />
              <span class="served-name">
                {member.name}
                <Show when={place() === 0 && props.chosen.length > 1}>
                  <span class="tag" data-tone="outside">
                    {words().reception}
                  </span>
                </Show>
              </span>
              <Show when={place() > 0}>
                <IconButton
                  icon="arrow-up"
                  size="s"
                  label={words().moveUp(member.name)}
                  onClick={() => move(place(), -1)}
                />
              </Show>
              <Show when={place() < props.chosen.length - 1}>
                <IconButton
                  icon="arrow-down"
                  size="s"
                  label={words().moveDown(member.name)}
                  onClick={() => move(place(), 1)}
                />
              </Show>
              <IconButton
                icon="close"
                size="s"
                label={words().remove(member.name)}
                onClick={() => props.onChange(ids().filter((id) => id !== member.id))}
              />
            </li>
          )}
        </For>
      </ol>
      <p class="visually-hidden" role="status">
        {news()}
      </p>
    </>
  );
}

function Candidate(props: { member: MemberView; add: () => void }) {
  const reason = () => {
    const verdict = canBeServed(props.member);
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  return (
    <ListRow
      leading={<Avatar name={props.member.name} seed={props.member.id} photoUrl={props.member.photoUrl} size="s" />}
      title={props.member.name}
      disabledReason={reason()}
      onSelect={() => props.add()}
    />
  );
}
