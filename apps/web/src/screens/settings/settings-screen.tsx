import { text } from '../../i18n/index.ts';
import { Page } from '../page/page.tsx';
import { AboutSection } from './about-section.tsx';
import { AccountSection } from './account-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { InstallSection } from './install-section.tsx';
import { LookSection } from './look-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { RingingSection } from './ringing-section.tsx';
import { UndoSection } from './undo-section.tsx';
import './settings.css';

/** What one member chooses for themselves and for this device. */
export default function SettingsScreen() {
  return (
    <Page title={text().settings.title} back={{ href: '/profile', label: text().settings.back }}>
      <LookSection />
      <RingingSection />
      <UndoSection />
      <DevicesSection />
      <PasswordSection />
      <InstallSection />
      <AccountSection />
      <AboutSection />
    </Page>
  );
}
