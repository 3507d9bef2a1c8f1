import type { DevicesReportsMessages } from "#components/words/en/devices-reports.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesReports = ({ count, plural }: Tools): DevicesReportsMessages => ({
  uptime: {
    title: "Verfügbarkeit",
    question: "Melden sich alle Geräte?",
    label: "gemeldet; kein Gerät schweigt",
    labelSilent: (n) =>
      plural(n, { one: `gemeldet; ${count(n)} Gerät schweigt`, other: `gemeldet; ${count(n)} Geräte schweigen` }),
    definition:
      "Sekunden mit Daten / erwartete Sekunden, ab dem ersten Messwert eines Geräts. Was nicht überfällig ist, wird noch nicht erwartet. Eine Lücke ist länger als die Lückengrenze des Geräts oder als sein erwarteter Abstand, wenn dieser länger ist; ein Gerät schweigt, wenn es am Ende der Daten länger als das nichts gesendet hat.",
    empty: "In diesem Zeitraum wurde von keinem Gerät eine Meldung erwartet.",
    list: "Geräte nach Verfügbarkeit, die niedrigste zuerst",
    silent: "Schweigt",
    reported: (name, share) => `${name}: ${share} gemeldet`,
    notExpected: (name) => `${name}: nichts erwartet`,
    gaps: (n, from, to) =>
      plural(n, {
        one: `${count(n)} Lücke, vom ${from} bis ${to}`,
        other: `${count(n)} Lücken, die längste vom ${from} bis ${to}`,
      }),
    gap: (from, to) => `${from} bis ${to}`,
    ofOwner: (device, owner) => `${device}, ${owner}`,
    columns: {
      device: "Gerät",
      reported: "Gemeldet",
      expected: "Erwartete Stunden",
      gaps: "Lücken",
      longest: "Längste Lücke",
      lastSeen: "Zuletzt gesehen",
    },
    csv: {
      subject: "Kunde",
      name: "Bezeichnung",
      uptime: "Verfügbarkeit",
      reported: "Gemeldet (s)",
      expected: "Erwartet (s)",
      silent: "Schweigt",
      yes: "ja",
      no: "nein",
    },
    file: "verfügbarkeit",
  },
  running: {
    title: "Laufzeit",
    question: "Wie lange laufen Geräte, und wie oft starten sie?",
    label: (starts) =>
      plural(starts, { one: `eingeschaltet, ${count(starts)} Start`, other: `eingeschaltet, ${count(starts)} Starts` }),
    definition:
      "Die Zeit von jedem „ein“ bis zur nächsten Meldung des Geräts, höchstens seine Lückengrenze. Ein Start ist ein „ein“ nach einem „aus“; ein Zyklus ist aus, ein, wieder aus und zählt dort, wo er endet. Mehrere Geräte werden zusammengezählt.",
    empty: "Kein Gerät meldet, ob es ein- oder ausgeschaltet ist.",
    nothing: "Kein Gerät meldet Ein und Aus.",
    summary: (time, starts) =>
      plural(starts, {
        one: `${time} eingeschaltet, bei ${count(starts)} Start.`,
        other: `${time} eingeschaltet, bei ${count(starts)} Starts.`,
      }),
    longest: (name, time) => `Am längsten lief ${name}: ${time}.`,
    starts: (n) => plural(n, { one: `${count(n)} Start`, other: `${count(n)} Starts` }),
    cycles: (n, mean) => plural(n, { one: `${count(n)} Zyklus von ${mean}`, other: `${count(n)} Zyklen, im Mittel ${mean}` }),
    list: "Laufzeit nach Gerät",
    onNow: "läuft gerade",
    time: {
      seconds: (seconds) => `${count(seconds)} s`,
      minutes: (minutes) => `${count(minutes)} min`,
      hours: (hours) => `${count(hours)} h`,
      hoursAndMinutes: (hours, minutes) => `${count(hours)} h ${count(minutes)} min`,
    },
    columns: {
      runTime: "Laufzeit",
      before: "Davor",
      starts: "Starts",
      cycles: "Zyklen",
      mean: "Mittel",
      median: "Median",
      longest: "Längster",
    },
    csv: {
      name: "Bezeichnung",
      runTime: "Laufzeit (s)",
      before: "Davor (s)",
      mean: "Mittel (s)",
      median: "Median (s)",
      longest: "Längster (s)",
    },
    file: "laufzeit",
  },
});
