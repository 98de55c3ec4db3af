import { canGrantExternalTalk, faceColor, type MemberView } from '@engawa/domain';
import { Avatar, Checkbox, Switch } from '@engawa/ui';
import { Show } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import { me } from '../../../state/session.ts';
import { createWork } from '../../page/work.ts';

export type TalkRowProps = {
  member: MemberView;
  selected: boolean;
  onSelect: (selected: boolean) => void;
  change: (allowed: boolean) => Promise<void>;
};

/** One member's permission; greyed out with the reason when LINE would refuse the name. */
export function TalkRow(props: TalkRowProps) {
  const words = () => text().adminMembers.externalTalkPage;
  const [change, changing] = createWork((allowed: boolean) => props.change(allowed));
  const reason = () => {
    if (props.member.externalTalk) return undefined;
    const verdict = canGrantExternalTalk(me(), props.member);
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  return (
    <li class="admin-person talk-row">
      <Checkbox
        label={words().select(props.member.name)}
        hideLabel
        checked={props.selected}
        onChange={props.onSelect}
      />
      <Avatar name={props.member.name} color={faceColor(props.member.id)} photoUrl={props.member.photoUrl} />
      <span class="admin-person-words">
        <span class="admin-person-name">
          {props.member.name}
          <Show when={props.member.suspended}>
            <span class="tag" data-tone="alarm">
              {text().adminMembers.suspended}
            </span>
          </Show>
        </span>
        <small>{reason() ?? props.member.memberId}</small>
      </span>
      <Switch
        label={words().toggle(props.member.name)}
        hideLabel
        checked={props.member.externalTalk}
        busy={changing()}
        disabledReason={reason()}
        onChange={(allowed) => void change(allowed)}
      />
    </li>
  );
}
