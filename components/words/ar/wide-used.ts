import type { Doing } from "#components/words/en/wide.ts";
import type { Tools } from "#components/words/tools.ts";

/** What is said of what customers used. */
export function used({ count, plural }: Tools): Doing {
  return {
    column: "الاستهلاك",
    distribution: {
      file: "توزيع الاستهلاك",
      question: "كم يستهلك العميل الواحد؟",
      label: "في الوسط: نصف العملاء استهلكوا أقل",
      axis: "استهلاك كل عميل",
      nothing: "لا استهلاك",
      didNothing: (n) =>
        plural(n, {
          one: "عميل واحد لم يستهلك شيئًا.",
          two: "عميلان لم يستهلكا شيئًا.",
          few: `${count(n)} عملاء لم يستهلكوا شيئًا.`,
          many: `${count(n)} عميلًا لم يستهلكوا شيئًا.`,
          other: `${count(n)} عميل لم يستهلكوا شيئًا.`,
        }),
    },
    top: {
      file: "أكبر العملاء استهلاكًا",
      question: "من يستهلك أكثر من غيره؟",
      label: (listed, all) =>
        plural(listed, {
          one: `من إجمالي الاستهلاك لعميل واحد من أصل ${count(all)}`,
          two: `من إجمالي الاستهلاك لعميلين من أصل ${count(all)}`,
          few: `من إجمالي الاستهلاك لأكبر ${count(listed)} عملاء من أصل ${count(all)}`,
          many: `من إجمالي الاستهلاك لأكبر ${count(listed)} عميلًا من أصل ${count(all)}`,
          other: `من إجمالي الاستهلاك لأكبر ${count(listed)} عميل من أصل ${count(all)}`,
        }),
      definition: `العملاء الأكثر استهلاكًا في هذه الفترة، مع عوامل التصفية أعلاه: ${count(10)} على الأكثر. العلامة الداكنة على الشريط هي العميل نفسه في فترة المقارنة.`,
      empty: "لم يستهلك أحد شيئًا في هذه الفترة.",
      most: (name, amount) => `الأكثر استهلاكًا: ${name}، بمقدار ${amount}.`,
    },
    movers: {
      file: "أكبر التغيرات في الاستهلاك",
      question: "من يستهلك أكثر، ومن يستهلك أقل؟",
      definition: (than) =>
        `العملاء الذين لديهم بيانات في هذه الفترة وفي فترة المقارنة (${than}) معًا، بحسب مقدار زيادة استهلاكهم أو نقصانه: ${count(10)} على الأكثر في كل اتجاه. أما من لديهم بيانات في إحدى الفترتين وحدها فهم ضمن «العملاء النشطون».`,
      more: "استهلاك أكثر",
      less: "استهلاك أقل",
      nobodyMore: "لم يستهلك أحد أكثر.",
      nobodyLess: "لم يستهلك أحد أقل.",
    },
  };
}
