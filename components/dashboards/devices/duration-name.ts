import type { Words } from "#components/words/words.ts";

/** "3 h 20 min", "45 s". */
export function durationName(words: Words, seconds: number): string {
  const { time } = words.devices.running;
  if (seconds < 60) return time.seconds(Math.round(seconds));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return time.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours >= 100 || minutes % 60 === 0 ? time.hours(Math.round(minutes / 60)) : time.hoursAndMinutes(hours, minutes % 60);
}
