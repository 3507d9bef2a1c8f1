import type { PeriodMessages } from "#components/words/en/periods.ts";
import type { Tools } from "#components/words/tools.ts";

export const periods = ({ count, plural }: Tools): PeriodMessages => ({
  presets: {
    this_month: "هذا الشهر",
    last_30_days: `آخر ${count(30)} يومًا`,
    last_3_months: `آخر ${count(3)} أشهر`,
    last_12_months: `آخر ${count(12)} شهرًا`,
    year: "هذا العام",
  },
  soFar: (name) => `${name}، حتى الآن`,
  inPart: (name) => `${name}، جزئيًا`,
  // In the genitive: they stand behind a preposition, or after a colon.
  than: {
    monthsBefore: (months) =>
      plural(months, {
        zero: "الفترة السابقة",
        one: "الشهر السابق",
        two: "الشهرين السابقين",
        few: `الـ ${count(months)} أشهر السابقة`,
        many: `الـ ${count(months)} شهرًا السابقة`,
        other: `الـ ${count(months)} شهر السابقة`,
      }),
    daysBefore: (days) =>
      plural(days, {
        zero: "الفترة السابقة",
        one: "اليوم السابق",
        two: "اليومين السابقين",
        few: `الـ ${count(days)} أيام السابقة`,
        many: `الـ ${count(days)} يومًا السابقة`,
        other: `الـ ${count(days)} يوم السابقة`,
      }),
    periodBefore: "الفترة السابقة",
    yearBefore: "الفترة نفسها قبل عام",
  },
  change: {
    same: (than) => `مثل ${than}`,
    aboutSame: (than) => `مثل ${than} تقريبًا`,
    more: (than) => `أكثر من ${than}`,
    less: (than) => `أقل من ${than}`,
    moreBy: (percent, than) => `أكثر من ${than} بنسبة ${percent}`,
    lessBy: (percent, than) => `أقل من ${than} بنسبة ${percent}`,
    times: (times, figure, than) =>
      plural(times, {
        zero: `${figure} ضعف مقارنةً مع ${than}`,
        one: `ضعف واحد (${figure}) مقارنةً مع ${than}`,
        two: `ضعفان (${figure}) مقارنةً مع ${than}`,
        few: `${figure} أضعاف مقارنةً مع ${than}`,
        many: `${figure} ضعفًا مقارنةً مع ${than}`,
        other: `${figure} ضعف مقارنةً مع ${than}`,
      }),
    none: "لا يوجد ما يُقارن به بعد",
  },
  asOf: (instant, zone) => `يشمل هذا الرقم كل ما ورد حتى ${instant}. الأيام محسوبة بتوقيت ${zone}.`,
  waiting: (instant, relative) => `تنتظر أحداث جديدة معالجتها منذ ${instant} (${relative}). الأرقام أدناه كاملة حتى ذلك الوقت.`,
});
