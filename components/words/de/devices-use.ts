import type { DevicesUseMessages } from "#components/words/en/devices-use.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesUse = ({ count, plural }: Tools): DevicesUseMessages => ({
  use: {
    title: "Verbrauch im Zeitverlauf",
    question: "Wie viel Energie wird verbraucht, und wovon?",
    label: "verbraucht",
    nothing: "Es wurde nichts gemessen",
    definition:
      "Der Verbrauch des Haushalts: was sein Zähler gezählt hat, oder ohne Zähler die Summe seiner Geräte. Die Balken sind nach Geräten gestapelt; „nicht zugeordnet“ ist, was der Zähler gezählt hat und auf kein Gerät entfällt. Wo nichts gemessen wurde, bleibt eine Lücke.",
    total: "Gesamt",
    wholeHome: "Ganzer Haushalt",
    covered: (share) => `Daten für ${share} der Zeit`,
    used: (amount) => `${amount} verbraucht.`,
    mostAt: {
      hour: (amount, hour, most) => `${amount} verbraucht, am meisten am ${hour} (${most}).`,
      day: (amount, day, most) => `${amount} verbraucht, am meisten am ${day} (${most}).`,
      month: (amount, month, most) => `${amount} verbraucht, am meisten im ${month} (${most}).`,
    },
    gaps: {
      hour: (n) =>
        plural(n, {
          one: `${count(n)} Stunde ohne Daten ist eine Lücke.`,
          other: `${count(n)} Stunden ohne Daten sind Lücken.`,
        }),
      day: (n) =>
        plural(n, {
          one: `${count(n)} Tag ohne Daten ist eine Lücke.`,
          other: `${count(n)} Tage ohne Daten sind Lücken.`,
        }),
      month: (n) =>
        plural(n, {
          one: `${count(n)} Monat ohne Daten ist eine Lücke.`,
          other: `${count(n)} Monate ohne Daten sind Lücken.`,
        }),
    },
    file: "verbrauch",
  },
  ranking: {
    title: "Geräte",
    kinds: "Gerätearten",
    question: "Was verbraucht am meisten?",
    label: "mit Daten in diesem Zeitraum",
    definition: "Die Energie jedes Geräts im Zeitraum, das größte zuerst, und sein Anteil am gesamten Verbrauch.",
    most: (name) => `${name} hat am meisten verbraucht.`,
    mostOf: (name, share) => `${name} hat am meisten verbraucht, ${share} des Ganzen.`,
    none: "Kein Gerät hat Daten.",
    columns: { device: "Gerät", kind: "Art", used: "Verbraucht", share: "Anteil" },
    file: "geräte",
  },
  when: {
    title: "Wann",
    question: "Zu welcher Zeit wird am meisten verbraucht?",
    label: "ist die Stunde mit dem höchsten Verbrauch",
    definition:
      "Der mittlere Verbrauch jeder Stunde der Woche, über die Stunden mit Daten. Die Spitze ist die höchste Leistung, die ein einzelnes Gerät gemeldet hat.",
    hour: (weekday, clock) => `${weekday}, ${clock} Uhr`,
    mean: (amount) => `im Mittel ${amount} in dieser Stunde`,
    highest: (weekday, hours, mean) => `Am höchsten ist der Verbrauch am ${weekday} von ${hours}, im Mittel ${mean}.`,
    peak: (device, at) => ["Spitze: ", ` durch ${device}, ${at}`],
    file: "wann",
  },
  unaccounted: {
    title: "Nicht zugeordnet",
    question: "Wie viel vom Verbrauch entfällt auf kein Gerät?",
    label: (share) => `${share} zugeordnet`,
    definition:
      "Was der Zähler des Haushalts gezählt hat, abzüglich der Summe der Geräte dahinter. Der Wert ist negativ, wo die Geräte mehr melden als der Zähler. Die Abdeckung ist der Anteil der Geräte an dem, was der Zähler gezählt hat.",
    homeMeter: "Hauptzähler",
    homeMeters: "Hauptzähler aller Haushalte",
    tracked: "Geräten zugeordnet",
    bar: (share) => `${share} des Verbrauchs sind Geräten zugeordnet`,
    more: "Die Geräte melden mehr als der Zähler: Vielleicht wird eines doppelt gezählt, oder der Zähler erfasst einen Stromkreis nicht.",
    less: "Ein Zwischenstecker oder Zähler am größten Stromkreis ohne Messung macht diesen Wert kleiner.",
    readings: "Messwerte des Hauptzählers",
    columns: {
      home: (unit) => `Hauptzähler (${unit})`,
      tracked: (unit) => `Zugeordnet (${unit})`,
      untracked: (unit) => `Nicht zugeordnet (${unit})`,
      coverage: "Abdeckung",
    },
    file: "nicht-zugeordnet",
  },
  compared: {
    title: "Vergleich",
    question: "Ist es mehr als zuvor?",
    label: "in diesem Zeitraum",
    definition:
      "Der Verbrauch dieses Zeitraums, des unmittelbar vorhergehenden und derselben Tage vor einem Jahr, von ihrem jeweiligen Beginn an übereinandergelegt.",
    series: { now: "Dieser Zeitraum", before: "Zeitraum davor", year: "Ein Jahr davor" },
    nothing: "In diesem Zeitraum wurde nichts gemessen.",
    amount: (amount) => `${amount}.`,
    changes: (amount, changes) => `${amount}: ${changes.join(", ")}.`,
    file: "vergleich",
  },
});
