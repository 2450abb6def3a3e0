// The truth about how Remix runs here. vite.config.ts imports it, because the Remix Vite compiler does not read it by itself.

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  // The build is made beside the one that runs, and takes its place when it is whole (bin/build.mjs).
  buildDirectory: process.env.CANDOR_BUILD_DIRECTORY ?? 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/*.css', '**/*.test.*'],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: false,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}
