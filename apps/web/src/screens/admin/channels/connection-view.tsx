import { faceColor } from '@engawa/domain';
import { Avatar, Icon, type IconName, Spinner } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { type Connection, connectionSteps, type StepState, stepStates } from './connection-steps.ts';

const icons: Record<StepState, IconName> = {
  waiting: 'more',
  now: 'more',
  done: 'check',
  failed: 'warning',
  skipped: 'more',
};

/** The steps of connecting, each with how it went in words, and the account once it is known. */
export function ConnectionView(props: { connection: Connection }) {
  const words = () => text().adminChannels.steps;
  const states = () => stepStates(props.connection);
  const channel = () => (props.connection.status === 'connected' ? props.connection.channel : undefined);
  return (
    <div class="connection" aria-live="polite">
      <ol>
        <For each={connectionSteps}>
          {(step) => (
            <li data-state={states()[step]}>
              <Show when={states()[step] === 'now'} fallback={<Icon name={icons[states()[step]]} />}>
                <Spinner />
              </Show>
              <span>{words()[step]}</span>
              <small>{words().states[states()[step]]}</small>
            </li>
          )}
        </For>
      </ol>
      <Show when={channel()}>
        {(found) => (
          <p class="connection-account">
            <Avatar
              name={found().displayName}
              color={faceColor(found().id)}
              photoUrl={found().photoUrl}
              line
              lineLabel="LINE"
            />
            <span>
              <b>{found().displayName}</b>
              <small>{found().basicId}</small>
            </span>
          </p>
        )}
      </Show>
    </div>
  );
}
