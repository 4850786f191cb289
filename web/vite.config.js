import { defineConfig } from "vite";

// Names without a digest, so that templates can state them; the server sends an ETag with each.
export default defineConfig({
  base: "/static/",
  publicDir: false,
  worker: { format: "es", rollupOptions: { output: { entryFileNames: "assets/map-worker.js" } } },
  build: {
    outDir: "../src/musterbook/views/static",
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: "src/main.ts",
      output: { entryFileNames: "assets/[name].js", chunkFileNames: "assets/[name].js", assetFileNames: "assets/[name][extname]" },
    },
  },
});
