import { ToastRegion } from '@engawa/ui';
import { Router } from '@solidjs/router';
import { text } from './i18n/index.ts';
import { UpdateBanner } from './pwa/update.tsx';
import { routes } from './routes.tsx';
import { Broken } from './screens/page/broken.tsx';
import { Contained } from './screens/page/contained.tsx';
import { Frame } from './shell/frame.tsx';

export function App() {
  return (
    <>
      <Contained
        instead={(error) => (
          <main>
            <Broken error={error} level={1} />
          </main>
        )}
      >
        <Router root={Frame}>{routes}</Router>
      </Contained>
      <UpdateBanner />
      <ToastRegion label={text().shell.notices} dismissLabel={text().common.close} />
    </>
  );
}
