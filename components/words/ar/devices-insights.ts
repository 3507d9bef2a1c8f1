import type { DevicesInsightsMessages } from "#components/words/en/devices-insights.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesInsights = ({ count, exact, list, plural }: Tools): DevicesInsightsMessages => ({
  alwaysOn: {
    title: "الحمل الدائم",
    question: "كم يُسحب حتى حين لا يفعل أحد شيئًا؟",
    compared: `آخر ${count(48)} ساعة من الفترة السابقة`,
    definition: (band) =>
      `المئين الأول من القدرة خلال آخر ${count(48)} ساعة من الفترة، مرجّحًا بالزمن، لكل عدّاد رئيسي. ووضع الاستعداد هو النطاق الذي يعلوه بمقدار ${band}.`,
    empty: `بيانات العدّاد الرئيسي في آخر ${count(48)} ساعة من هذه الفترة قليلة جدًا. يلزم لذلك قراءات للقدرة أو طاقة عدّاد.`,
    readings: `قراءات هذه الساعات الـ ${count(48)}`,
    aYear: (energy) => `${energy} في السنة`,
    aYearFor: (energy, cost) => `${energy} في السنة، نحو ${cost}`,
    tooLittle: (hours) => `تغطي بياناته ${hours} فقط من آخر ${count(48)} ساعة`,
    meter: (power, share, energy) => `${power} حملًا دائمًا؛ ${share} من الوقت في وضع الاستعداد، ${energy}`,
    summary: (power, standby) => `تُسحب ${power} في كل الأوقات، وما يصل إلى ${standby} يُعدّ وضع استعداد.`,
    nothing: `البيانات في آخر ${count(48)} ساعة قليلة جدًا.`,
    axis: "نصف ساعة",
    series: { mean: "المتوسط", lowest: "الأدنى", alwaysOn: "الحمل الدائم" },
    file: "الحمل-الدائم",
  },
  standby: {
    label: "نطاق الاستعداد",
    inWatts: "بالواط",
    set: "تعيين",
    usual: "استخدام النطاق المعتاد",
    toldSet: (power) => `وضع الاستعداد الآن نطاق مقداره ${power}.`,
    toldUsual: "عاد وضع الاستعداد إلى النطاق المعتاد.",
  },
  unusual: {
    title: "غير المعتاد",
    question: "هل استهلك جهاز أكثر أو أقل مما يستهلكه في مثل هذا الوقت؟",
    nothing: "لا شيء",
    nothingLabel: "يلفت النظر",
    findings: (n) =>
      plural(n, {
        zero: "لا ملاحظات",
        one: "ملاحظة واحدة",
        two: "ملاحظتان",
        few: `${count(n)} ملاحظات`,
        many: `${count(n)} ملاحظة`,
        other: `${count(n)} ملاحظة`,
      }),
    // The figure before it is a numeral, after which Arabic has one form that fits every number.
    label: () => "من الفترات اللافتة للنظر",
    definition: (needed) => {
      const values = plural(needed, {
        zero: `${count(needed)} قيمة`,
        one: "قيمة واحدة",
        two: "قيمتان",
        few: `${count(needed)} قيم`,
        many: `${count(needed)} قيمة`,
        other: `${count(needed)} قيمة`,
      });
      return `ساعة الجهاز مقارنةً بوسيط الساعة نفسها من الأسبوع خلال الأسابيع الثمانية السابقة: تكون غير معتادة إذا ابتعدت عنه بأكثر من ثلاثة أمثال الانحراف الوسيط، وبأكثر من ${exact(100, { kind: "energy" })}، وبأكثر من مرة ونصف (وثلاثة أرباع نزولًا) من متوسط ساعة الجهاز. والساعات المتتالية ملاحظة واحدة. ولا تُقيَّم الساعة إلا إذا توفّرت لها ${values}.`;
    },
    tooEarly: (needed, weeks) => {
      const wanted = plural(needed, {
        zero: `${count(needed)} أسبوع`,
        one: "أسبوع واحد",
        two: "أسبوعين",
        few: `${count(needed)} أسابيع`,
        many: `${count(needed)} أسبوعًا`,
        other: `${count(needed)} أسبوع`,
      });
      const there = plural(weeks, {
        zero: "لا شيء",
        one: "أسبوع واحد",
        two: "أسبوعان",
        few: `${count(weeks)} أسابيع`,
        many: `${count(weeks)} أسبوعًا`,
        other: `${count(weeks)} أسبوع`,
      });
      return `تُقيَّم الساعات بدءًا من ${wanted} من البيانات؛ والمتوفر حتى الآن: ${there}.`;
    },
    since: (day) => `جرى الفحص منذ ${day}.`,
    irregular: (names) => `لم تُقيَّم لأنها تعمل من حين لآخر: ${list(names)}.`,
    list: "ساعات غير معتادة",
    more: "أكثر من المعتاد",
    less: "أقل من المعتاد",
    finding: (from, to, used, usual) => `من ${from} إلى ${to}: ${used}، والمعتاد ${usual}`,
    columns: {
      device: "الجهاز",
      from: "من",
      to: "إلى",
      used: "الاستهلاك",
      usual: "المعتاد",
      deviation: "الانحراف",
    },
    csv: {
      name: "الاسم",
      direction: "الاتجاه",
      directions: { more: "أكثر", less: "أقل" },
      used: (unit) => `الاستهلاك (${unit})`,
      usual: (unit) => `المعتاد (${unit})`,
      deviation: (unit) => `الانحراف (${unit})`,
      dismissed: "مستبعد",
      yes: "نعم",
      no: "لا",
    },
    file: "غير-المعتاد",
  },
});
