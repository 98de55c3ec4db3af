import { faceColor } from '@engawa/domain';
import { Avatar, Icon } from '@engawa/ui';
import { A } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { text } from '../../i18n/index.ts';
import { isWide } from '../../state/media.ts';

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

/** Face, name, and what can be done. Where the list is hidden, this name is the page's heading. */
export function PersonHead(props: PersonHeadProps) {
  return (
    <header class="person">
      <A class="page-back person-back" href={props.back} aria-label={text().common.back}>
        <Icon name="back" />
      </A>
      <Avatar
        name={props.name}
        color={faceColor(props.seed)}
        photoUrl={props.photoUrl}
        size="l"
        line={props.line ?? false}
        lineLabel={text().addressBook.line}
      />
      <Dynamic component={isWide() ? 'h2' : 'h1'} data-first-focus="" tabIndex={-1}>
        {props.name}
      </Dynamic>
      <Show when={props.note}>
        <p class="person-note">{props.note}</p>
      </Show>
      <div class="person-acts">{props.children}</div>
    </header>
  );
}
