import { ToastRegion } from '@engawa/ui';
import { Router } from '@solidjs/router';
import { text } from './i18n/index.ts';
import { UpdateBanner } from './pwa/update.tsx';
import { routes } from './routes.tsx';
import { Frame } from './shell/frame.tsx';

export function App() {
  return (
    <>
      <Router root={Frame}>{routes}</Router>
      <UpdateBanner />
      <ToastRegion label={text().shell.notices} dismissLabel={text().common.close} />
    </>
  );
}
