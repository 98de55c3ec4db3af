import { Button, Menu } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';

type SendButtonProps = {
  outside: boolean;
  refused: string | undefined;
  silent: boolean;
  onSilent: (silent: boolean) => void;
  onSend: () => void;
};

/** Sends; towards LINE its words say so, and a menu beside it decides whether the phone rings (P14). */
export function SendButton(props: SendButtonProps) {
  const words = () => text().composer.sending;
  return (
    <span class="send">
      <Show when={props.outside}>
        <Menu
          icon="chevron-down"
          label={words().ways}
          items={[
            {
              icon: props.silent ? 'sound' : 'bell-off',
              label: props.silent ? words().silentOff : words().silentOn,
              onSelect: () => props.onSilent(!props.silent),
            },
          ]}
        />
      </Show>
      <Button
        variant={props.outside ? 'outside' : 'primary'}
        {...(props.silent && { icon: 'bell-off' as const })}
        disabledReason={props.refused}
        onClick={() => props.onSend()}
      >
        {props.outside ? text().room.composer.sendToLine : text().room.composer.send}
      </Button>
    </span>
  );
}
