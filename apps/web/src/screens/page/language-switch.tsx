import { For } from 'solid-js';
import { chooseLanguage, language, languages, text } from '../../i18n/index.ts';
import './language-switch.css';

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
            onClick={() => void chooseLanguage(each.code)}
          >
            {each.name}
          </button>
        )}
      </For>
    </fieldset>
  );
}
