import { type UndoSeconds, undoChoices } from '@engawa/domain';
import { FilterChips } from '@engawa/ui';
import { text } from '../../i18n/index.ts';
import { chooseUndo, sendingSettings } from '../../state/undo.ts';
import { attempt } from '../page/attempt.ts';
import { Loaded } from '../page/loaded.tsx';
import { Section } from '../page/section.tsx';

/** How long words wait before they leave for LINE, from where nothing comes back (N07). */
export function UndoSection() {
  const words = () => text().composer.undo;
  const choose = (value: string) => void attempt(() => chooseUndo(Number(value) as UndoSeconds));
  return (
    <Section title={words().title} lead={words().lead}>
      <Loaded from={sendingSettings} loading={words().title} shape="text">
        {(settings) => (
          <div class="setting-row">
            <span>{words().label}</span>
            <FilterChips
              label={words().label}
              options={undoChoices.map((seconds) => ({ value: String(seconds), label: words().seconds(seconds) }))}
              value={String(settings().undoSeconds)}
              onChange={choose}
            />
          </div>
        )}
      </Loaded>
    </Section>
  );
}
