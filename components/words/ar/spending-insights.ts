import type { SpendingInsightMessages } from "#components/words/en/spending-insights.ts";
import type { Tools } from "#components/words/tools.ts";

export const spendingInsights = (tools: Tools): SpendingInsightMessages => ({
  recurring: recurring(tools),
  unusual: unusual(tools),
});

function recurring({ count, percent, plural }: Tools): SpendingInsightMessages["recurring"] {
  return {
    title: "المدفوعات المتكررة",
    question: "ما الذي يتكرر كل شهر، وما المستحق تاليًا؟",
    label: "تُدفع كل شهر",
    definition: (from, to) =>
      `دفعات إلى التاجر نفسه وفي الاتجاه نفسه، ثلاث على الأقل بوتيرة واحدة (اثنتان إن كانت سنوية)، لا تبتعد مبالغها عن وسيطها أكثر من ${percent(0.1)} أو من ${count(2)} من وحدات العملة. تجمع التكلفة الشهرية ما هو مستمر منها؛ ولا تُحتسب المستبعدة، ولا التي لها دفعتان فقط حتى تُؤكَّد. فُحصت مدفوعات الفترة من ${from} إلى ${to}.`,
    comesIn: (amount) => `ويرد ${amount} شهريًا بالطريقة نفسها.`,
    empty: "لا شيء يتكرر بعد. يتطلب ذلك ثلاث دفعات إلى التاجر نفسه في مواعيد منتظمة، أو دفعتين تفصل بينهما سنة.",
    list: "قائمة المدفوعات المتكررة",
    aMonth: (amount) => `${amount} شهريًا`,
    due: (payments, amount) =>
      plural(payments, {
        zero: `لا دفعات مستحقة بعد هذا الشهر: ${amount}.`,
        one: `دفعة واحدة ما زالت مستحقة هذا الشهر: ${amount}.`,
        two: `دفعتان ما زالتا مستحقتين هذا الشهر: ${amount}.`,
        few: `${count(payments)} دفعات ما زالت مستحقة هذا الشهر: ${amount}.`,
        many: `${count(payments)} دفعة ما زالت مستحقة هذا الشهر: ${amount}.`,
        other: `${count(payments)} دفعة ما زالت مستحقة هذا الشهر: ${amount}.`,
      }),
    cadences: CADENCES,
    states: {
      dismissed: "مستبعدة",
      early: "دفعتان حتى الآن",
      missed: "متأخرة",
      ended: "منتهية",
      confirmed: "مؤكدة",
      mature: "مستمرة",
    },
    until: (cadence, day) => `${cadence} حتى ${day}`,
    wasDue: (cadence, day) => `${cadence}، كانت مستحقة في ${day}`,
    next: (cadence, day) => `${cadence}، التالية في ${day}`,
    rose: (from, to, day) => `ارتفعت من ${from} إلى ${to} في ${day}`,
    roseLast: (from, to, day, rises) =>
      plural(rises, {
        one: `ارتفعت من ${from} إلى ${to} في ${day}، وهو الارتفاع الوحيد`,
        two: `ارتفعت من ${from} إلى ${to} في ${day}، وهو آخر ارتفاعين`,
        few: `ارتفعت من ${from} إلى ${to} في ${day}، وهو آخر ${count(rises)} ارتفاعات`,
        many: `ارتفعت من ${from} إلى ${to} في ${day}، وهو آخر ${count(rises)} ارتفاعًا`,
        other: `ارتفعت من ${from} إلى ${to} في ${day}، وهو آخر ${count(rises)} ارتفاع`,
      }),
    table: {
      merchant: "التاجر",
      cadence: "الوتيرة",
      state: "الحالة",
      lastAmount: "آخر مبلغ",
      perMonth: "شهريًا",
      payments: "الدفعات",
      last: "الأخيرة",
      next: "التالية",
    },
    file: {
      category: "الفئة",
      direction: "الاتجاه",
      choice: "الاختيار",
      median: "الوسيط",
      firstDay: "اليوم الأول",
      lastDay: "اليوم الأخير",
      nextDay: "اليوم التالي",
      directions: { debit: "صادر", credit: "وارد" },
      cadences: CADENCES,
      states: { early: "دفعتان حتى الآن", mature: "مستمرة", missed: "متأخرة", ended: "منتهية" },
      choices: { confirmed: "مؤكدة", dismissed: "مستبعدة" },
    },
    menu: {
      label: (merchant) => `${merchant}: ما هي هذه الدفعات`,
      confirm: "نعم، هذه متكررة",
      confirmed: (merchant) => `تم تأكيد ${merchant}.`,
      unconfirm: "التراجع عن التأكيد",
      unconfirmed: (merchant) => `لم تعد ${merchant} مؤكدة.`,
      dismiss: "ليست متكررة: استبعادها",
      dismissed: (merchant) => `تم استبعاد ${merchant}.`,
      restore: "احتسابها من جديد",
      restored: (merchant) => `تُحتسب ${merchant} من جديد.`,
      merge: "هي نفسها…",
      split: "فصل ما تم دمجه",
      splitTold: (merchant) => `تم فصل ${merchant}.`,
    },
    merge: {
      title: (merchant) => `${merchant} هي نفسها`,
      which: "أي واحدة",
      cancel: "إلغاء",
      merge: "دمجهما",
      merged: (merchant, other) => `تم دمج ${merchant} مع ${other}.`,
    },
  };
}

const CADENCES = {
  weekly: "كل أسبوع",
  fortnightly: "كل أسبوعين",
  monthly: "كل شهر",
  quarterly: "كل ثلاثة أشهر",
  half_yearly: "مرتين في السنة",
  yearly: "كل سنة",
};

function unusual({ count, plural }: Tools): SpendingInsightMessages["unusual"] {
  return {
    title: "غير المعتاد",
    question: "هل هناك ما يستحق النظر؟",
    nothing: "لا شيء",
    standsOut: "يلفت النظر",
    standOut: (n) =>
      plural(n, {
        two: "أمران يلفتان النظر",
        few: "أمور تلفت النظر",
        many: "أمرًا يلفت النظر",
        other: "أمر يلفت النظر",
      }),
    findings: (n) =>
      plural(n, {
        zero: "لا ملاحظات",
        one: "ملاحظة واحدة",
        two: "ملاحظتان",
        few: `${count(n)} ملاحظات`,
        many: `${count(n)} ملاحظة`,
        other: `${count(n)} ملاحظة`,
      }),
    definition: (least) =>
      `فئة تجاوز إنفاقها في الشهر الجاري وسيط الأشهر الكاملة الأخيرة بأكثر من ثلاثة أضعاف انحرافها الوسيط، وبما لا يقل عن ${least}؛ يُذكر ذلك مرة لكل فئة وشهر، ابتداءً من ثلاثة أشهر كاملة. دفعتان بالمبلغ نفسه إلى التاجر نفسه خلال ${count(48)} ساعة. الرسوم. المدفوعات المتكررة التي ارتفعت.`,
    tooFew: (months) =>
      months === 0
        ? "يبدأ تقييم الفئات من ثلاثة أشهر كاملة، ولا يوجد أي منها حتى الآن."
        : months === 1
          ? "يبدأ تقييم الفئات من ثلاثة أشهر كاملة، ويوجد شهر واحد حتى الآن."
          : "يبدأ تقييم الفئات من ثلاثة أشهر كاملة، ويوجد شهران حتى الآن.",
    kinds: { category: "أكثر من المعتاد", duplicate: "دُفع مرتين؟", fee: "رسوم", price_rise: "ارتفاع السعر" },
    inMonth: (amount, month) => `${amount} في ${month}`,
    inMonthUsually: (amount, month, usual) => `${amount} في ${month}، والمعتاد ${usual}`,
    twice: (amount) => `${amount} مرتين خلال ${count(48)} ساعة`,
    was: (amount, before) => `${amount}، وكان ${before}`,
    table: {
      what: "ماذا",
      why: "لماذا",
      day: "اليوم",
      amount: "المبلغ",
      usual: "المعتاد",
      deviation: "الانحراف",
      limit: "الحد",
    },
    file: {
      kind: "النوع",
      dismissed: "مستبعد",
      yes: "نعم",
      no: "لا",
      kinds: { category: "فئة", duplicate: "مكرر", fee: "رسوم", price_rise: "ارتفاع السعر" },
    },
  };
}
