import type { SessionView } from '@engawa/domain';
import { Button, ConfirmDialog, toaster } from '@engawa/ui';
import { createSignal, For, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { devices, signOutDevice, signOutOtherDevices } from '../../state/devices.ts';
import { attempt } from '../page/attempt.ts';
import { dayAndTime } from '../page/dates.ts';
import { Loaded } from '../page/loaded.tsx';
import { Section } from '../page/section.tsx';
import { createWork } from '../page/work.ts';
import { deviceName } from './device-name.ts';

/** Where one is signed in, and how to end it there. */
export function DevicesSection() {
  const words = () => text().settings.devices;
  return (
    <Section title={words().title} lead={words().lead}>
      <Loaded from={devices} loading={words().title} shape="text">
        {(list) => (
          <>
            <ul class="devices">
              <For each={list()}>{(device) => <Device device={device} />}</For>
            </ul>
            <Show when={list().length > 1}>
              <OthersOut />
            </Show>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Device(props: { device: SessionView }) {
  const words = () => text().settings.devices;
  const name = () => deviceName(props.device.userAgent);
  const [end, ending] = createWork(() => attempt(() => signOutDevice(props.device.id), words().revoked));
  return (
    <li class="device">
      <span class="device-words">
        <span class="device-name">{name()}</span>
        <span class="form-note num">{words().lastUsed(dayAndTime(props.device.lastUsedAt))}</span>
      </span>
      <Show when={!props.device.current} fallback={<span class="device-here">{words().thisDevice}</span>}>
        <Button
          variant="quiet"
          size="s"
          busy={ending()}
          aria-label={words().revokeOf(name())}
          onClick={() => void end()}
        >
          {words().revoke}
        </Button>
      </Show>
    </li>
  );
}

function OthersOut() {
  const [asking, setAsking] = createSignal(false);
  const words = () => text().settings.devices;
  const [end, ending] = createWork(async () => {
    const worked = await attempt(async () => {
      const count = await signOutOtherDevices();
      toaster.show({ tone: 'done', text: words().revokedOthers(count) });
    });
    if (worked) setAsking(false);
  });
  return (
    <>
      <Button variant="quiet" size="s" icon="sign-out" onClick={() => setAsking(true)}>
        {words().revokeOthers}
      </Button>
      <ConfirmDialog
        open={asking()}
        onOpenChange={setAsking}
        title={words().revokeOthersTitle}
        description={words().revokeOthersBody}
        confirmLabel={words().revoke}
        cancelLabel={text().common.cancel}
        busy={ending()}
        onConfirm={() => void end()}
      />
    </>
  );
}
