// Remix's types for loaders and actions whose values travel as they are, dates and all.
import '@remix-run/server-runtime'

declare module '@remix-run/server-runtime' {
  // Remix's own way of switching the types on.
   
  interface Future {
    v3_singleFetch: true
  }
}
