import { FilterChips } from '@engawa/ui';
import { language, languages, text } from '../../i18n/index.ts';
import { chooseTheme, type Theme, theme } from '../../state/theme.ts';
import { switchLanguage } from '../page/language-switch.tsx';
import { Section } from '../page/section.tsx';

const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** Language and theme of this device. */
export function LookSection() {
  const words = () => text().settings.look;
  return (
    <Section title={words().title}>
      <div class="setting-row">
        <span>{words().language}</span>
        <FilterChips
          label={words().language}
          options={languages.map(({ code, name }) => ({ value: code, label: name }))}
          value={language()}
          onChange={switchLanguage}
        />
      </div>
      <div class="setting-row">
        <span>{words().theme}</span>
        <FilterChips
          label={words().theme}
          options={themes.map((value) => ({ value, label: words().themes[value] }))}
          value={theme()}
          onChange={chooseTheme}
        />
      </div>
    </Section>
  );
}
