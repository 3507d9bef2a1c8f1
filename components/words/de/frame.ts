import type { FrameMessages } from "#components/words/en/frame.ts";

export const frame: FrameMessages = {
  title: "Übersicht",
  dashboards: { spending: "Ausgaben", devices: "Geräte" },
  loading: "Die Zahlen werden geladen",
  notOpened: "Diese Ansicht konnte nicht geöffnet werden",
  sessionEnded: {
    title: "Diese Ansicht ist beendet",
    text: "Diese Ansicht lässt sich nur einmal öffnen. Öffnen Sie sie von der Seite aus, auf der sie steht, noch einmal.",
  },
  tokenNeeded: { title: "Einen Moment", text: "Diese Ansicht wird von der Seite erneuert, auf der sie steht." },
  offline: {
    title: "Keine Verbindung",
    text: "Die angezeigten Zahlen sind möglicherweise nicht aktuell. Sobald die Verbindung wieder steht, werden sie aktualisiert.",
  },
  retry: "Erneut versuchen",
  reload: "Neu laden",
  withheld: "Was hinter dieser Zahl steht, gehört nicht zu dieser Ansicht.",
  noData: "Für diesen Zeitraum gibt es nichts anzuzeigen.",
  print: "Drucken",
  debugTitle: "Für die Entwicklung: was dieser Rahmen meldet",
  errors: {
    TOKEN_REFUSED: "Laden Sie die Seite, auf der sie steht, neu. Hilft das nicht, sagen Sie ihrem Betreiber Bescheid.",
    TOKEN_ENDPOINT: "Die umgebende Seite hat nicht mitgeteilt, wer Sie sind. Laden Sie sie neu.",
    SESSION_ENDED: "Diese Ansicht ist beendet. Laden Sie die Seite, auf der sie steht, neu.",
    SESSION_CHANGED: "Auf der umgebenden Seite ist jetzt jemand anderes angemeldet. Die Ansicht wird neu geladen.",
    DASHBOARD_NOT_ALLOWED:
      "Diese Übersicht ist für Sie nicht freigegeben. Wenden Sie sich an die Stelle, die Ihnen den Zugang zu dieser Seite gegeben hat.",
    NOT_ALLOWED:
      "Das gehört nicht zu dieser Ansicht. Wenden Sie sich an die Stelle, die Ihnen den Zugang zu dieser Seite gegeben hat.",
    BAD_MESSAGE: "Die umgebende Seite hat dieser Ansicht etwas mitgeteilt, das sie nicht versteht. Es hat sich nichts geändert.",
    NETWORK: "Die Zahlen konnten nicht abgerufen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
    OPTIONS: "Die umgebende Seite hat etwas angefordert, das es nicht gibt. Sagen Sie ihrem Betreiber Bescheid.",
    INTERNAL: "Bei uns ist etwas fehlgeschlagen; von Ihren Daten ist nichts verloren. Vielleicht klappt es gleich wieder.",
  },
};
