import { Button, FilterChips } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { askForNotices, chooseSound, noticePermission, soundOn } from '../../state/ringing.ts';
import { Section } from '../page/section.tsx';

/** How this device calls while the app is open: by sound, by a notice of the system. */
export function RingingSection() {
  const words = () => text().settings.ringing;
  return (
    <Section title={words().title}>
      <p class="form-note">{words().lead}</p>
      <div class="setting-row">
        <span>{words().sound}</span>
        <FilterChips
          label={words().sound}
          options={(['off', 'on'] as const).map((value) => ({ value, label: words().sounds[value] }))}
          value={soundOn() ? 'on' : 'off'}
          onChange={(value) => chooseSound(value === 'on')}
        />
      </div>
      <div class="setting-row">
        <span>{words().notices}</span>
        <Show when={noticePermission() === 'default'} fallback={<span>{words().permission[noticePermission()]}</span>}>
          <Button variant="quiet" onClick={() => void askForNotices()}>
            {words().permission.default}
          </Button>
        </Show>
      </div>
    </Section>
  );
}
