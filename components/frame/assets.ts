/** Addresses of what a frame's page fetches, as the build named them. */
export type FrameAssets = {
  css: string;
  /** The letters that nearly every page needs. */
  font: string;
  /** Runs at once: speaks with the host, keeps the session, brings the app. */
  shell: string;
  /** Makes one chart alive, ahead of the dashboard. */
  chart: string;
  /** The dashboard alive. */
  app: string;
  /** What draws living charts. */
  engine: string;
  /** Texts, by language. */
  words: Record<string, string>;
};
