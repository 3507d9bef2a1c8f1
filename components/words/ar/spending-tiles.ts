import type { SpendingTileMessages } from "#components/words/en/spending-tiles.ts";
import type { Tools } from "#components/words/tools.ts";

export const spendingTiles = (tools: Tools): SpendingTileMessages => {
  const { count, plural } = tools;
  const otherCategories = (n: number) =>
    plural(n, {
      zero: "لا فئات أخرى",
      one: "فئة أخرى واحدة",
      two: "فئتان أخريان",
      few: `${count(n)} فئات أخرى`,
      many: `${count(n)} فئة أخرى`,
      other: `${count(n)} فئة أخرى`,
    });
  const otherMerchants = (n: number) =>
    plural(n, {
      zero: "لا تجار آخرون",
      one: "تاجر آخر واحد",
      two: "تاجران آخران",
      few: `${count(n)} تجار آخرين`,
      many: `${count(n)} تاجرًا آخر`,
      other: `${count(n)} تاجر آخر`,
    });
  return {
    cashFlow: {
      title: "التدفق النقدي",
      question: "هل الوارد أكثر من الصادر؟",
      moreIn: "زيادة الوارد على الصادر",
      moreOut: "زيادة الصادر على الوارد",
      spent: (comparison) => `الإنفاق: ${comparison}`,
      definition:
        "الوارد هو ما أُضيف إلى الحسابات، والصادر هو ما خُصم منها ناقصًا المبالغ المستردة، والصافي هو الوارد ناقصًا الصادر. لا تُحتسب التحويلات بين حسابات العميل نفسه.",
      pending: (amount) => `منها ${amount} لم تُقيَّد بعد.`,
      axis: "الشهر",
      series: { in: "الوارد", out: "الصادر", net: "الصافي" },
      summary: (cameIn, wentOut) => `بلغ الوارد ${cameIn} وبلغ الصادر ${wentOut}.`,
      alwaysMoreIn: (months) =>
        plural(months, {
          one: "زاد الوارد على الصادر في الشهر الكامل الوحيد.",
          two: "زاد الوارد على الصادر في كلا الشهرين الكاملين.",
          few: `زاد الوارد على الصادر في كل شهر من ${count(months)} أشهر كاملة.`,
          many: `زاد الوارد على الصادر في كل شهر من ${count(months)} شهرًا كاملًا.`,
          other: `زاد الوارد على الصادر في كل شهر من ${count(months)} شهر كامل.`,
        }),
      oftenMoreOut: (of, months) => `زاد الصادر على الوارد في ${monthsIn(of, tools)} من أصل ${wholeMonths(months, tools)}.`,
    },
    pace: {
      title: "وتيرة الإنفاق",
      question: (month) => `هل أنفق في ${month} أسرع من المعتاد؟`,
      questionOfAll: (month) => `هل ينفق العملاء في ${month} أسرع من المعتاد؟`,
      byDay: (day) => `حتى يوم ${count(day)} من الشهر`,
      thanByDay: (day, month) => `المجموع حتى ${count(day)} ${month}`,
      definition:
        "الإنفاق مجموعًا يومًا بعد يوم خلال شهر تقويمي: المبالغ المخصومة ناقصًا المستردة، من دون التحويلات بين حسابات العميل نفسه. منحنى المتوسط هو منحنى الأشهر الثلاثة السابقة، ويظهر عند توفرها.",
      axis: "يوم الشهر",
      mean: `متوسط ${count(3)} أشهر`,
      upTo: (day) => `حتى ${day}`,
      day: (day) => `اليوم ${count(day)}`,
      summary: (spent, day, month) => `أُنفق ${spent} حتى ${count(day)} ${month}.`,
      summaryLast: (spent, day, month, last) =>
        `أُنفق ${spent} حتى ${count(day)} ${month}، مقابل ${last.spent} حتى اليوم نفسه من ${last.month}.`,
      summaryMean: (spent, day, month, last, mean) =>
        `أُنفق ${spent} حتى ${count(day)} ${month}، مقابل ${last.spent} حتى اليوم نفسه من ${last.month}، و${mean} في متوسط ثلاثة أشهر.`,
    },
    byCategory: {
      title: "حسب الفئة",
      question: "على ماذا يُنفق المال؟",
      label: "إجمالي الإنفاق",
      definition:
        "المبالغ المخصومة ناقصًا المستردة لكل فئة، وحصتها من الإنفاق كله. تُحتسب الدفعة المقسمة بأجزائها. العلامة الداكنة على الشريط هي الفئة نفسها في فترة المقارنة.",
      columns: { category: "الفئة", spent: "الإنفاق", share: "الحصة" },
      largest: (category, n) => largest(category, n, tools),
      largestShare: (category, n, share) => `${largest(category, n, tools)} حصتها ${share} من الإنفاق كله.`,
      nothing: "لم يُنفق شيء.",
      rest: (n, amount) => `${otherCategories(n)} · ${amount}`,
    },
    merchants: {
      title: "التجار",
      question: "من يحصل على المال؟",
      merchants: (n) =>
        plural(n, {
          zero: "لا تجار",
          one: "تاجر واحد",
          two: "تاجران",
          few: `${count(n)} تجار`,
          many: `${count(n)} تاجرًا`,
          other: `${count(n)} تاجر`,
        }),
      label: (n, fresh, month) => `${merchantNoun(n, tools)}، ${newMerchants(fresh, tools)} في ${month}`,
      definition:
        "الإنفاق لدى كل تاجر باسمه الموحّد، الأكبر أولًا. التاجر الجديد هو من لم تُدفع له أي دفعة قبل الشهر الأخير من الفترة. العلامة الداكنة على الشريط هي فترة المقارنة.",
      columns: { merchant: "التاجر", spent: "الإنفاق", payments: "الدفعات" },
      most: (merchant, amount) => `الأكثر تحصيلًا: ${merchant}، بمبلغ ${amount}.`,
      unnamed: "لا دفعة تذكر اسم تاجر.",
      new: "جديد",
      rest: (n, amount) => `${otherMerchants(n)} · ${amount}`,
      others: otherMerchants,
    },
    flow: {
      title: "مسار المال",
      question: "من أين يأتي المال، وإلى أين يذهب؟",
      kept: "المتبقي",
      keptShare: (share) => `المتبقي (${share} من الدخل)`,
      moreOut: "زيادة الصادر على الوارد",
      moreOutShare: (share) => `زيادة الصادر على الوارد (${share} من الدخل)`,
      asMuchKept: (than) => `المتبقي مساوٍ لما كان في فترة المقارنة (${than})`,
      moreKept: (amount, than) => `المتبقي أكثر بمقدار ${amount} من فترة المقارنة (${than})`,
      lessKept: (amount, than) => `المتبقي أقل بمقدار ${amount} من فترة المقارنة (${than})`,
      definition: `الدخل حسب فئته، وما أُنفق عليه، ومن حصل عليه: المبالغ المخصومة ناقصًا المستردة، من دون التحويلات بين حسابات العميل نفسه. يُسمّى في كل عمود أكبر ${count(11)} عنصرًا على الأكثر، ويُجمع الباقي في شريط واحد. ما لم يُنفق يُعد متبقيًا، وما أُنفق فوق الدخل يأتي من المدخرات.`,
      empty: "لم تحدث أي حركة مالية في هذه الفترة.",
      axis: "من وإلى",
      columns: { income: "الدخل", categories: "الفئات", merchants: "التجار" },
      nodes: {
        kept: "المتبقي",
        drawn: "من المدخرات",
        other: "أخرى",
        unnamed: "من دون اسم تاجر",
        sources: (n) =>
          plural(n, {
            zero: "لا مصادر أخرى",
            one: "مصدر آخر واحد",
            two: "مصدران آخران",
            few: `${count(n)} مصادر أخرى`,
            many: `${count(n)} مصدرًا آخر`,
            other: `${count(n)} مصدر آخر`,
          }),
        categories: otherCategories,
        merchants: otherMerchants,
      },
      note: (share) => `${share} من الصادر`,
      summary: (out) => `بلغ الصادر ${out}.`,
      summaryKept: (out, kept) => `بلغ الصادر ${out}، وبقي ${kept}.`,
      summaryMoreOut: (out, more) => `بلغ الصادر ${out}، بزيادة ${more} على الوارد.`,
      most: (category, amount) => `أكبر بند هو ${category}: ${amount}.`,
      notDrawn: (n, amount) => `لم تُرسم ${refundedCategories(n, tools)} (${amount}).`,
    },
  };
};

/** So many months after "in". */
function monthsIn(n: number, { count, plural }: Tools): string {
  return plural(n, {
    zero: `${count(n)} شهر`,
    one: "شهر واحد",
    two: "شهرين",
    few: `${count(n)} أشهر`,
    many: `${count(n)} شهرًا`,
    other: `${count(n)} شهر`,
  });
}

/** So many whole months after "of". */
function wholeMonths(n: number, { count, plural }: Tools): string {
  return plural(n, {
    zero: `${count(n)} شهر كامل`,
    one: "شهر كامل واحد",
    two: "شهرين كاملين",
    few: `${count(n)} أشهر كاملة`,
    many: `${count(n)} شهرًا كاملًا`,
    other: `${count(n)} شهر كامل`,
  });
}

function largest(category: string, n: number, { count, plural }: Tools): string {
  return plural(n, {
    one: `${category} هي الفئة الوحيدة.`,
    two: `${category} هي الأكبر بين فئتين.`,
    few: `${category} هي الأكبر بين ${count(n)} فئات.`,
    many: `${category} هي الأكبر بين ${count(n)} فئة.`,
    other: `${category} هي الأكبر بين ${count(n)} فئة.`,
  });
}

/** The noun after a number that stands by itself. */
function merchantNoun(n: number, { plural }: Tools): string {
  return plural(n, { two: "تاجران", few: "تجار", many: "تاجرًا", other: "تاجر" });
}

function newMerchants(n: number, { count, plural }: Tools): string {
  return plural(n, {
    zero: "لا جديد منهم",
    one: "منهم واحد جديد",
    two: "منهم اثنان جديدان",
    few: `منهم ${count(n)} جدد`,
    many: `منهم ${count(n)} جديدًا`,
    other: `منهم ${count(n)} جديد`,
  });
}

function refundedCategories(n: number, { count, plural }: Tools): string {
  return plural(n, {
    zero: "أي فئة زادت مبالغها المستردة على مدفوعاتها",
    one: "فئة واحدة زادت مبالغها المستردة على مدفوعاتها",
    two: "فئتان زادت مبالغهما المستردة على مدفوعاتهما",
    few: `${count(n)} فئات زادت مبالغها المستردة على مدفوعاتها`,
    many: `${count(n)} فئة زادت مبالغها المستردة على مدفوعاتها`,
    other: `${count(n)} فئة زادت مبالغها المستردة على مدفوعاتها`,
  });
}
