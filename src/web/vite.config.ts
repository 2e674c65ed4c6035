import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// biome-ignore lint/style/noDefaultExport: vite wants one
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The policy allows no data: addresses, so that nothing may be put inside the style sheet.
    assetsInlineLimit: 0,
    // The browsers that know everything the style sheets use (nesting-free CSS, :has, dialog).
    target: ['chrome111', 'firefox121', 'safari16.4'],
    // The polyfill is an inline script, which the policy refuses; all of those browsers preload modules themselves.
    modulePreload: { polyfill: false },
    // Together, so that schemas are made only after zod was told to make no functions, however the pages are split.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'contract', test: /node_modules\/zod\/|no-made-up-functions|src\/api\/contract/ }],
        },
      },
    },
  },
})
