import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { DataProvider } from "#components/data/data-provider.tsx";
import { DIRECTION_COOKIE, directionOf } from "#components/theme/direction.ts";
import { PreferencesProvider } from "#components/theme/preferences.tsx";
import { THEME_COOKIE, themeOf } from "#components/theme/theme.ts";
import { ToastProvider } from "#components/ui/toast.tsx";
import { SpeakingEnglish } from "#components/words/speaking-english.tsx";
import "#app/globals.css";

/** The letters that nearly every page is made of, fetched with the page and not after its stylesheet; others come when they are met. */
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  variable: "--font-inter",
  // The stylesheet has a fallback for both weights.
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: "Inlay", template: "%s · Inlay" },
  description: "Dashboards of your own data, live and explained down to the event.",
  robots: { index: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = themeOf(jar.get(THEME_COOKIE)?.value);
  const direction = directionOf(jar.get(DIRECTION_COOKIE)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en-GB" dir={direction} className={inter.variable} {...(theme !== "system" && { "data-theme": theme })}>
      <head>{nonce && <meta property="csp-nonce" content="" nonce={nonce} />}</head>
      <body className="min-h-dvh font-sans">
        <PreferencesProvider theme={theme} direction={direction}>
          <SpeakingEnglish>
            <DataProvider>
              <ToastProvider>{children}</ToastProvider>
            </DataProvider>
          </SpeakingEnglish>
        </PreferencesProvider>
      </body>
    </html>
  );
}
