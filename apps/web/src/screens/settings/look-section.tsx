import { FilterChips } from '@engawa/ui';
import { chooseLanguage, language, languages, text } from '../../i18n/index.ts';
import { chooseTheme, type Theme, theme } from '../../state/theme.ts';
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
          onChange={(code) => void chooseLanguage(code)}
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
