import type { ControlMessages } from "#components/words/en/controls.ts";
import type { Tools } from "#components/words/tools.ts";

export const controls = ({ count, plural }: Tools): ControlMessages => ({
  period: {
    label: "الفترة",
    dialog: "الفترة والمقارنة",
    against: (than) => `مقارنةً مع ${than}`,
    comparedWith: "مقارنةً مع",
    before: "الفترة السابقة",
    yearBefore: "الأيام نفسها قبل عام",
    firstDay: "اليوم الأول",
    lastDay: "اليوم الأخير",
    show: "عرض هذه الأيام",
    choose: "اختر اليوم الأول واليوم الأخير.",
    backwards: "اليوم الأخير يسبق اليوم الأول.",
    tooLong: "لا يمكن عرض أكثر من عشر سنوات دفعة واحدة.",
  },
  currency: { label: "العملة", current: (currency) => `العملة: ${currency}` },
  filters: {
    chip: (filter, value) => `${filter}: ${value}`,
    remove: (filter, value) => `إزالة عامل التصفية ${filter}: ${value}`,
    clear: "مسح الكل",
  },
  customers: {
    one: "العميل",
    many: "العملاء",
    all: "جميع العملاء",
    search: "البحث عن العملاء",
    placeholder: "الاسم أو المعرّف",
    unloaded: "تعذّر تحميل القائمة. أغلقها وحاول مرة أخرى.",
    none: "لا أحد بهذا الاسم.",
  },
  about: (whose, period) => `${whose} · ${period}`,
  tile: {
    explain: (title) => `${title}: ماذا يعني`,
    more: (title) => `${title}: المزيد من الإجراءات`,
    data: (title) => `${title}، البيانات`,
    asChart: "عرض الرسم البياني",
    asTable: "عرض كجدول",
    csv: "تنزيل ملف CSV",
    link: "نسخ رابط هذه اللوحة",
    copied: "تم نسخ الرابط. يفتح هذه الصفحة عند هذه اللوحة.",
    notCopied: (link) => `لم يسمح المتصفح بالنسخ. الرابط: \u2068${link}\u2069`,
  },
  list: {
    fewer: "عرض أقل",
    more: (left) =>
      plural(left, {
        zero: "لا مزيد للعرض",
        one: "عرض عنصر آخر",
        two: "عرض عنصرين آخرين",
        few: `عرض ${count(left)} عناصر أخرى`,
        many: `عرض ${count(left)} عنصرًا آخر`,
        other: `عرض ${count(left)} عنصر آخر`,
      }),
  },
  findings: {
    dismissed: "مستبعد",
    dismiss: (name) => `${name}: استبعاد`,
    restore: (name) => `${name}: إعادة إلى القائمة`,
    wasDismissed: (name) => `تم الاستبعاد: ${name}`,
    wasRestored: (name) => `أعيد إلى القائمة: ${name}`,
  },
  csv: {
    export: "تصدير CSV",
    failed: "تعذّر إنشاء الملف. حاول مرة أخرى بعد قليل.",
    head: (name, unit) => `${name} (${unit})`,
    before: "سابقًا",
  },
  copy: {
    label: (what) => `نسخ: ${what}`,
    done: "تم النسخ",
    refused: "لا يسمح هذا المتصفح بالنسخ هنا: حدّد النص وانسخه بنفسك.",
  },
  undo: "تراجع",
  close: "إغلاق",
  notKept: "تعذّر حفظ ذلك. حاول مرة أخرى بعد قليل.",
});
