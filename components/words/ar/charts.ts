import type { ChartMessages } from "#components/words/en/charts.ts";
import type { Tools } from "#components/words/tools.ts";

export const charts = ({ count, plural }: Tools): ChartMessages => ({
  role: "رسم بياني",
  label: (title) => `${title}، نقطة بنقطة`,
  keys: "تنقلك مفاتيح الأسهم من نقطة إلى أخرى، ويفتح مفتاح الإدخال ما وراء النقطة",
  steps: "تنقلك مفاتيح الأسهم من نقطة إلى أخرى",
  open: "انقر أو اضغط مفتاح الإدخال لعرض التفاصيل",
  noData: "لا توجد بيانات",
  note: "ملاحظة",
  amount: "المبلغ",
  from: "من",
  to: "إلى",
  towards: (name) => `إلى ${name}`,
  andMore: (left) =>
    plural(left, {
      zero: "ولا شيء آخر",
      one: "وعنصر آخر",
      two: "وعنصران آخران",
      few: `و${count(left)} عناصر أخرى`,
      many: `و${count(left)} عنصرًا آخر`,
      other: `و${count(left)} عنصر آخر`,
    }),
  spoken: (heading, parts, note) => `${heading}: ${parts.join("، ")}${note === null ? "" : `. ${note}`}`,
  cell: (row, column) => `${row}، ${column}`,
  inMeanHour: (amount) => `${amount} في الساعة المتوسطة`,
});
