// Runs before all else in a page of the console: zod would try whether it may make code of text, which the page's policy reports
// each time. Without an import, since the whole library would come with it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
