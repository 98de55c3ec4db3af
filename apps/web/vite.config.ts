import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import { compressed } from './build/compressed.ts';
import { thirdParty } from './build/third-party.ts';

/** Where the server is while developing. */
const server = process.env.ENGAWA_URL ?? 'http://127.0.0.1:3000';

/**
 * What every visit needs before a room can be read is one file, not forty small ones. Parts that only some screens use
 * (dialogs, menus, QR codes, schemas) stay apart; a part that is missing here costs a request, nothing else.
 */
const firstVisit = new RegExp(
  [
    'node_modules/(solid-js|@solidjs/router|@trpc/(client|server)|idb|uuid)/',
    'packages/domain/src/(?!inputs)',
    'packages/ui/src/(avatar|badge|banner|button|chips|empty-state|field|icon|list|logo|progress|skeleton|text-field|toast|tooltip)/',
    'packages/ui/src/[a-z]+\\.css',
    'web/src/(api|shell|state)/',
    'web/src/i18n/(index|dates|error-text)\\.ts',
    'web/src/screens/(room|room-list)/(?!composer/((picker|stickers|voice|place)/|emoji/emoji-(picker|grid|name)))',
    'web/src/screens/[a-z-]+\\.tsx?',
    'web/src/[a-z]+\\.(tsx?|css)',
  ].join('|'),
);

export default defineConfig({
  plugins: [
    solid(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      // The manifest is a plain file in public/, and registering is the work of src/pwa/.
      manifest: false,
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
        // A megabyte that only voice recordings need, and not in every browser.
        globIgnores: ['**/to-m4a-*.js'],
      },
    }),
    thirdParty(),
    compressed(),
  ],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /packages[\\/]domain/, sideEffects: false }] },
      output: { codeSplitting: { groups: [{ name: 'start', test: firstVisit }] } },
    },
  },
  server: {
    // The browser's own Host goes through, or the server would take our page for another site's.
    proxy: Object.fromEntries(
      ['/trpc', '/api', '/media', '/line', '/f/', '/healthz'].map((path) => [path, { target: server }]),
    ),
  },
});
