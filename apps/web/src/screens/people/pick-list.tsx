import { Avatar, List, ListRow } from '@engawa/ui';
import { For } from 'solid-js';
import { text } from '../../i18n/index.ts';

/** Somebody who can be chosen, or is shown greyed out with the reason why not. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly photoUrl: string | null;
  readonly line: boolean;
  readonly disabledReason?: string | undefined;
};

/** People to choose from; nobody is hidden because of a rule. */
export function PickList(props: {
  label: string;
  people: readonly Candidate[];
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
}) {
  return (
    <List label={props.label}>
      <For each={props.people}>
        {(person) => (
          <ListRow
            title={person.name}
            subtitle={person.note || undefined}
            leading={
              <Avatar
                name={person.name}
                seed={person.id}
                photoUrl={person.photoUrl}
                line={person.line}
                lineLabel={person.line ? text().common.lineUser : ''}
              />
            }
            pressed={props.chosen.has(person.id)}
            disabledReason={person.disabledReason}
            onSelect={() => props.onToggle(person.id)}
          />
        )}
      </For>
    </List>
  );
}
