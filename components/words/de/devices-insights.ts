import type { DevicesInsightsMessages } from "#components/words/en/devices-insights.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesInsights = ({ count, exact, list, plural }: Tools): DevicesInsightsMessages => ({
  alwaysOn: {
    title: "Grundlast",
    question: "Wie viel wird verbraucht, auch wenn niemand etwas tut?",
    compared: `die letzten ${count(48)} Stunden des Zeitraums davor`,
    definition: (band) =>
      `Das 1. Perzentil der Leistung in den letzten ${count(48)} Stunden des Zeitraums, nach Zeit gewichtet, für jeden Hauptzähler. Standby ist das Band von ${band} darüber.`,
    empty: `Für die letzten ${count(48)} Stunden dieses Zeitraums gibt es zu wenige Daten eines Hauptzählers. Nötig sind Leistungswerte oder die Energie eines Zählers.`,
    readings: `Messwerte dieser ${count(48)} Stunden`,
    aYear: (energy) => `${energy} im Jahr`,
    aYearFor: (energy, cost) => `${energy} im Jahr, rund ${cost}`,
    tooLittle: (hours) => `hat nur für ${hours} der letzten ${count(48)} Stunden Daten`,
    meter: (power, share, energy) => `${power} Grundlast; ${share} der Zeit im Standby, ${energy}`,
    summary: (power, standby) => `${power} werden ständig gezogen; bis ${standby} zählt als Standby.`,
    nothing: `Für die letzten ${count(48)} Stunden gibt es zu wenige Daten.`,
    axis: "Halbe Stunde",
    series: { mean: "Mittel", lowest: "Niedrigster Wert", alwaysOn: "Grundlast" },
    file: "grundlast",
  },
  standby: {
    label: "Standby-Band",
    inWatts: "In Watt",
    set: "Festlegen",
    usual: "Übliches verwenden",
    toldSet: (power) => `Standby ist jetzt ein Band von ${power}.`,
    toldUsual: "Standby ist wieder das übliche Band.",
  },
  unusual: {
    title: "Auffälliges",
    question: "Hat ein Gerät mehr oder weniger verbraucht als sonst um diese Zeit?",
    nothing: "Nichts",
    nothingLabel: "fällt auf",
    findings: (n) => plural(n, { one: `${count(n)} Auffälligkeit`, other: `${count(n)} Auffälligkeiten` }),
    label: (n) => plural(n, { one: "Zeitraum fällt auf", other: "Zeiträume fallen auf" }),
    definition: (needed) =>
      `Die Stunde eines Geräts gegen den Median derselben Wochenstunde in den acht Wochen davor: auffällig ist, was davon um mehr als das Dreifache der Medianabweichung, mehr als ${exact(100, { kind: "energy" })} und mehr als das Anderthalbfache (nach unten drei Viertel) der mittleren Stunde des Geräts abweicht. Aufeinanderfolgende Stunden sind eine Auffälligkeit. Beurteilt wird eine Stunde, sobald es ${count(needed)} Werte von ihr gibt.`,
    tooEarly: (needed, weeks) => {
      const wanted = plural(needed, {
        one: `Stunden werden ab ${count(needed)} Woche mit Daten beurteilt`,
        other: `Stunden werden ab ${count(needed)} Wochen mit Daten beurteilt`,
      });
      return plural(weeks, { one: `${wanted}; bisher ist es eine.`, other: `${wanted}; bisher sind es ${count(weeks)}.` });
    },
    since: (day) => `Betrachtet seit ${day}.`,
    irregular: (names) => `Nicht beurteilt, weil nur hin und wieder in Betrieb: ${list(names)}.`,
    list: "Auffällige Stunden",
    more: "Mehr als üblich",
    less: "Weniger als üblich",
    finding: (from, to, used, usual) => `${from} bis ${to} Uhr: ${used}, üblich ${usual}`,
    columns: {
      device: "Gerät",
      from: "Von",
      to: "Bis",
      used: "Verbraucht",
      usual: "Üblich",
      deviation: "Abweichung",
    },
    csv: {
      name: "Bezeichnung",
      direction: "Richtung",
      directions: { more: "mehr", less: "weniger" },
      used: (unit) => `Verbraucht (${unit})`,
      usual: (unit) => `Üblich (${unit})`,
      deviation: (unit) => `Abweichung (${unit})`,
      dismissed: "Verworfen",
      yes: "ja",
      no: "nein",
    },
    file: "auffälliges",
  },
});
