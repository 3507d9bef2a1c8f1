import type { Doing } from "#components/words/en/wide.ts";
import type { Tools } from "#components/words/tools.ts";

/** What is said of what customers spent. */
export function spent({ count, plural }: Tools): Doing {
  return {
    column: "الإنفاق",
    distribution: {
      file: "توزيع الإنفاق",
      question: "كم ينفق العميل الواحد؟",
      label: "في الوسط: نصف العملاء أنفقوا أقل",
      axis: "إنفاق كل عميل",
      nothing: "لا إنفاق",
      didNothing: (n) =>
        plural(n, {
          one: "عميل واحد لم ينفق شيئًا.",
          two: "عميلان لم ينفقا شيئًا.",
          few: `${count(n)} عملاء لم ينفقوا شيئًا.`,
          many: `${count(n)} عميلًا لم ينفقوا شيئًا.`,
          other: `${count(n)} عميل لم ينفقوا شيئًا.`,
        }),
    },
    top: {
      file: "أكبر العملاء إنفاقًا",
      question: "من ينفق أكثر من غيره؟",
      label: (listed, all) =>
        plural(listed, {
          one: `من إجمالي الإنفاق لعميل واحد من أصل ${count(all)}`,
          two: `من إجمالي الإنفاق لعميلين من أصل ${count(all)}`,
          few: `من إجمالي الإنفاق لأكبر ${count(listed)} عملاء من أصل ${count(all)}`,
          many: `من إجمالي الإنفاق لأكبر ${count(listed)} عميلًا من أصل ${count(all)}`,
          other: `من إجمالي الإنفاق لأكبر ${count(listed)} عميل من أصل ${count(all)}`,
        }),
      definition: `العملاء الأكثر إنفاقًا في هذه الفترة، مع عوامل التصفية أعلاه: ${count(10)} على الأكثر. العلامة الداكنة على الشريط هي العميل نفسه في فترة المقارنة.`,
      empty: "لم ينفق أحد شيئًا في هذه الفترة.",
      most: (name, amount) => `الأكثر إنفاقًا: ${name}، بمقدار ${amount}.`,
    },
    movers: {
      file: "أكبر التغيرات في الإنفاق",
      question: "من ينفق أكثر، ومن ينفق أقل؟",
      definition: (than) =>
        `العملاء الذين لديهم بيانات في هذه الفترة وفي فترة المقارنة (${than}) معًا، بحسب مقدار زيادة إنفاقهم أو نقصانه: ${count(10)} على الأكثر في كل اتجاه. أما من لديهم بيانات في إحدى الفترتين وحدها فهم ضمن «العملاء النشطون».`,
      more: "إنفاق أكثر",
      less: "إنفاق أقل",
      nobodyMore: "لم ينفق أحد أكثر.",
      nobodyLess: "لم ينفق أحد أقل.",
    },
  };
}
