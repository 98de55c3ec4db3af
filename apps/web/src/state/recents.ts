import { createSignal } from 'solid-js';
import { shownMember } from '../api/page-member.ts';
import { deviceSetting } from './device-settings.ts';
import { endsWithMember } from './member-end.ts';

export type Recents = {
  /** Words that name what was chosen, the last one first. Reactive. */
  readonly all: () => readonly string[];
  readonly note: (word: string) => void;
};

/** What a device keeps of them. */
const settings = ['stickers', 'emojis'] as const;

/** Signing out: nothing of what the member chose stays on the device. */
export function forgetRecents(): void {
  for (const setting of settings) deviceSetting(setting, null);
}

/**
 * What the member chose last on this device. It is theirs: beside the words stands whose they are, and nobody else sees them.
 * @param form of a word, which has no space in it
 */
export function createRecents(setting: (typeof settings)[number], form: RegExp, most: number): Recents {
  const [kept, setKept] = createSignal<{ readonly owner: string | null; readonly words: readonly string[] }>();
  endsWithMember(() => setKept(undefined));

  function read(owner: string | null): readonly string[] {
    const [whose, ...words] = (deviceSetting(setting) ?? '').split(' ');
    return owner && whose === owner ? words.filter((word) => form.test(word)) : [];
  }

  function all(): readonly string[] {
    const owner = shownMember();
    const known = kept();
    return known && known.owner === owner ? known.words : read(owner);
  }

  function note(word: string): void {
    const owner = shownMember();
    const words = [word, ...all().filter((one) => one !== word)].slice(0, most);
    setKept({ owner, words });
    deviceSetting(setting, [owner, ...words].join(' '));
  }
  return { all, note };
}
