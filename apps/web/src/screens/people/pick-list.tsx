import { type DenialCode, faceColor } from '@engawa/domain';
import { Avatar, Icon, List, ListRow } from '@engawa/ui';
import { createMemo, For } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { type Fold, foldedByReason } from './folding.ts';
import './pick-list.css';

/** Somebody who can be chosen, or is shown greyed out with the reason why not. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly photoUrl: string | null;
  readonly line: boolean;
  readonly refusedFor?: DenialCode;
  readonly disabledReason?: string;
};

/** People to choose from; nobody is hidden because of a rule: many with one reason are folded under it. */
export function PickList(props: {
  label: string;
  people: readonly Candidate[];
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
}) {
  const folded = createMemo(() => foldedByReason(props.people, props.chosen));
  return (
    <List label={props.label}>
      <For each={folded().shown}>
        {(person) => (
          <ListRow
            title={person.name}
            subtitle={person.note || undefined}
            leading={<Face person={person} />}
            pressed={props.chosen.has(person.id)}
            disabledReason={person.disabledReason}
            onSelect={() => props.onToggle(person.id)}
          />
        )}
      </For>
      <For each={folded().folds}>{(fold) => <Folded fold={fold} />}</For>
    </List>
  );
}

function Folded(props: { fold: Fold }) {
  const sentence = () => text().page.refusedMany[props.fold.code](props.fold.people.length);
  return (
    <li>
      <details class="pick-fold">
        <summary>
          {sentence()}
          <Icon name="chevron-down" size={18} />
        </summary>
        <List label={sentence()}>
          <For each={props.fold.people}>
            {(person) => (
              <ListRow title={person.name} subtitle={person.note || undefined} leading={<Face person={person} />} />
            )}
          </For>
        </List>
      </details>
    </li>
  );
}

function Face(props: { person: Candidate }) {
  return (
    <Avatar
      name={props.person.name}
      color={faceColor(props.person.id)}
      photoUrl={props.person.photoUrl}
      line={props.person.line}
      lineLabel={props.person.line ? text().common.lineUser : ''}
    />
  );
}
