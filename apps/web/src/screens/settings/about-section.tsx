import { KeyValue } from '@engawa/ui';
import packageJson from '../../../package.json' with { type: 'json' };
import { text } from '../../i18n/index.ts';
import { organization } from '../../state/session.ts';
import { Section } from '../page/section.tsx';

export function AboutSection() {
  const words = () => text().settings.about;
  return (
    <Section title={words().title}>
      <KeyValue
        rows={[
          { key: text().admin.organization.name, value: organization().name },
          { key: words().version, value: <span class="num">{packageJson.version}</span> },
        ]}
      />
      <a class="settings-licences" href="/third-party-licences.txt" target="_blank" rel="noopener">
        {words().licences}
      </a>
    </Section>
  );
}
