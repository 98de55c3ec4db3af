import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [solid({ hot: false })],
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    // Kobalte ships JSX, which only Vite can read; it comes through @engawa/ui, where the Solid plugin does not look for it.
    server: { deps: { inline: [/@kobalte\//] } },
  },
});
