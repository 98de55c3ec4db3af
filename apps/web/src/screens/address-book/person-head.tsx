import { Avatar, Icon } from '@engawa/ui';
import { A } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';

export type PersonHeadProps = {
  name: string;
  seed: string;
  photoUrl: string | null;
  line?: boolean;
  /** Under the name. */
  note?: string | undefined;
  /** The list one came from. */
  back: string;
  children?: JSX.Element;
};

/** Face, name, and what can be done. */
export function PersonHead(props: PersonHeadProps) {
  return (
    <header class="person">
      <A class="page-back person-back" href={props.back} aria-label={text().common.back}>
        <Icon name="back" />
      </A>
      <Avatar
        name={props.name}
        seed={props.seed}
        photoUrl={props.photoUrl}
        size="l"
        line={props.line ?? false}
        lineLabel={text().addressBook.line}
      />
      <h2>{props.name}</h2>
      <Show when={props.note}>
        <p class="person-note">{props.note}</p>
      </Show>
      <div class="person-acts">{props.children}</div>
    </header>
  );
}
