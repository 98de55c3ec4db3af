import { toaster } from '@engawa/ui';
import { For } from 'solid-js';
import { chooseLanguage, type Language, language, languages, text } from '../../i18n/index.ts';
import './language-switch.css';

/** A language lies on the server like every other part of the app. */
export function switchLanguage(code: Language): void {
  chooseLanguage(code).catch((cause) => {
    console.warn(cause);
    toaster.show({ tone: 'alarm', text: text().page.notLoaded.language });
  });
}

/** The languages by their own names, each in its own language, so that everybody finds theirs. */
export function LanguageSwitch() {
  return (
    <fieldset class="language-switch">
      <legend class="visually-hidden">{text().signIn.language}</legend>
      <For each={languages}>
        {(each) => (
          <button
            type="button"
            lang={each.code}
            aria-pressed={language() === each.code}
            onClick={() => switchLanguage(each.code)}
          >
            {each.name}
          </button>
        )}
      </For>
    </fieldset>
  );
}
