import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';

/** Where the server is while developing. */
const server = process.env.ENGAWA_URL ?? 'http://127.0.0.1:3000';

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
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'] },
    }),
  ],
  build: { target: 'es2022', modulePreload: { polyfill: false } },
  server: {
    proxy: Object.fromEntries(['/trpc', '/api', '/media', '/line', '/healthz'].map((path) => [path, server])),
  },
});
