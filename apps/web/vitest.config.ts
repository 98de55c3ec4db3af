import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [solid({ hot: false })],
  test: {
    environment: 'jsdom',
    include: ['{src,build}/**/*.test.{ts,tsx}'],
    // Kobalte and its parts ship JSX, which only Vite can read; they come through @engawa/ui, where the Solid plugin does not look for them.
    server: { deps: { inline: [/@kobalte|@corvu|solid-/] } },
  },
});
