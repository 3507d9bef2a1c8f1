import { spent } from "#components/words/ar/wide-spent.ts";
import { used } from "#components/words/ar/wide-used.ts";
import type { WideMessages } from "#components/words/en/wide.ts";
import type { Tools } from "#components/words/tools.ts";

export const wide = (tools: Tools): WideMessages => {
  const { count, plural } = tools;
  const customers = (n: number) =>
    plural(n, {
      zero: "لا عملاء",
      one: "عميل واحد",
      two: "عميلان",
      few: `${count(n)} عملاء`,
      many: `${count(n)} عميلًا`,
      other: `${count(n)} عميل`,
    });
  return {
    customers,
    id: "المعرّف",
    now: "الآن",
    before: "سابقًا",
    difference: "الفرق",
    share: "الحصة",
    amountBefore: (amount) => `${amount} سابقًا`,
    nothingBefore: "لا شيء سابقًا",
    times: (times) =>
      plural(times, {
        one: "ضعف واحد",
        two: "ضعفان",
        few: `${count(times)} أضعاف`,
        many: `${count(times)} ضعفًا`,
        other: `${count(times)} ضعف`,
      }),
    distribution: {
      title: "التوزيع بين العملاء",
      definition:
        "ما يبلغه كل عميل لديه بيانات في هذه الفترة، مع عوامل التصفية أعلاه. تُحسب القيم الكمية بالاستيفاء بين القيم المتجاورة. تكبر فئات الأشرطة بخطوات تبدو متساوية على مقياس النسب، وقد تكون الفئة في أي من الطرفين مفتوحة للقلة البعيدة جدًا.",
      empty: "لا يوجد عميل لديه بيانات في هذه الفترة. اختر أيامًا أخرى أو عوامل تصفية أقل.",
      none: "لا يوجد عميل لديه بيانات في هذه الفترة.",
      quantiles: {
        p10: "العُشر الأدنى",
        p25: "الربع الأدنى",
        median: "الوسيط",
        p75: "الربع الأعلى",
        p90: "العُشر الأعلى",
      },
      upTo: (amount) => `حتى ${amount}`,
      from: (amount) => `من ${amount}`,
      belowZero: `دون ${count(0)}`,
      belowZeroName: "أقل من لا شيء: ما عاد أكثر مما خرج",
      atLeast: (from) => `${from} فأكثر`,
      under: (to) => `أقل من ${to}`,
      between: (from, to) => `من ${from} إلى أقل من ${to}`,
      half: (from, to) => `يقع نصفهم بين ${from} و${to}.`,
      counted: (n) => `${customers(n)}.`,
      unmeasured: (n) =>
        plural(n, {
          one: "لم يُقَس شيء لعميل واحد.",
          two: "لم يُقَس شيء لعميلين.",
          few: `لم يُقَس شيء لعدد ${count(n)} عملاء.`,
          many: `لم يُقَس شيء لعدد ${count(n)} عميلًا.`,
          other: `لم يُقَس شيء لعدد ${count(n)} عميل.`,
        }),
    },
    active: {
      title: "العملاء النشطون",
      question: "كم عددهم، ومن جاء ومن ذهب؟",
      ofKnown: (n) =>
        plural(n, {
          one: "من عميل واحد معروف",
          two: "من عميلين معروفين",
          few: `من ${count(n)} عملاء معروفين`,
          many: `من ${count(n)} عميلًا معروفًا`,
          other: `من ${count(n)} عميل معروف`,
        }),
      definition: (than) =>
        `العملاء الذين لديهم بيانات في هذه الفترة، مع عوامل التصفية أعلاه. الجدد: ليست لديهم بيانات في فترة المقارنة (${than}). المغادرون: لديهم بيانات في تلك الفترة وحدها.`,
      new: "الجدد",
      nobodyNew: "لا أحد جديد.",
      gone: "المغادرون",
      nobodyGone: "لم يغادر أحد.",
      others: (n) =>
        plural(n, {
          one: "وواحد آخر",
          two: "واثنان آخران",
          few: `و${count(n)} آخرون`,
          many: `و${count(n)} آخرون`,
          other: `و${count(n)} آخرون`,
        }),
    },
    top: { title: "أكبر العملاء" },
    movers: {
      title: "أكبر التغيرات",
      comparedWith: (than) => `مقارنة مع: ${than}.`,
      empty: "لا يوجد عميل تختلف أرقامه بين الفترتين، أو لا يوجد عميل لديه بيانات في كلتيهما.",
      way: (before, now) => `${before} سابقًا، ${now} الآن`,
    },
    spent: spent(tools),
    used: used(tools),
  };
};
