import type { DevicesReportsMessages } from "#components/words/en/devices-reports.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesReports = (tools: Tools): DevicesReportsMessages => ({
  uptime: uptime(tools),
  running: running(tools),
});

function uptime({ count, plural }: Tools): DevicesReportsMessages["uptime"] {
  return {
    title: "التوافر",
    question: "هل ترسل كل الأجهزة بياناتها؟",
    label: "من البيانات المتوقعة وصلت؛ لا جهاز صامت",
    labelSilent: (n) =>
      plural(n, {
        zero: "من البيانات المتوقعة وصلت؛ لا جهاز صامت",
        one: "من البيانات المتوقعة وصلت؛ جهاز واحد صامت",
        two: "من البيانات المتوقعة وصلت؛ جهازان صامتان",
        few: `من البيانات المتوقعة وصلت؛ ${count(n)} أجهزة صامتة`,
        many: `من البيانات المتوقعة وصلت؛ ${count(n)} جهازًا صامتًا`,
        other: `من البيانات المتوقعة وصلت؛ ${count(n)} جهاز صامت`,
      }),
    definition:
      "الثواني التي لها بيانات / الثواني المتوقعة، بدءًا من أول قراءة للجهاز. وما لم يتأخر بعد لا يُعدّ متوقعًا بعد. والانقطاع أطول من حد الانقطاع للجهاز، أو من الفاصل المتوقع له إن كان أطول. والجهاز الصامت هو الذي لم يرسل شيئًا عند نهاية البيانات لمدة أطول من ذلك.",
    empty: "لم يكن متوقعًا من أي جهاز أن يرسل بيانات في هذه الفترة.",
    list: "الأجهزة حسب التوافر، الأدنى أولًا",
    silent: "صامت",
    reported: (name, share) => `${name}: وصل ${share}`,
    notExpected: (name) => `${name}: لا شيء متوقع`,
    gaps: (n, from, to) =>
      plural(n, {
        zero: `لا انقطاعات بين ${from} و${to}`,
        one: `انقطاع واحد، من ${from} إلى ${to}`,
        two: `انقطاعان، أطولهما من ${from} إلى ${to}`,
        few: `${count(n)} انقطاعات، أطولها من ${from} إلى ${to}`,
        many: `${count(n)} انقطاعًا، أطولها من ${from} إلى ${to}`,
        other: `${count(n)} انقطاع، أطولها من ${from} إلى ${to}`,
      }),
    gap: (from, to) => `من ${from} إلى ${to}`,
    ofOwner: (device, owner) => `${device}، ${owner}`,
    columns: {
      device: "الجهاز",
      reported: "ما وصل",
      expected: "الساعات المتوقعة",
      gaps: "الانقطاعات",
      longest: "أطول انقطاع",
      lastSeen: "آخر ظهور",
    },
    csv: {
      subject: "العميل",
      name: "الاسم",
      uptime: "التوافر",
      reported: "ما وصل (ث)",
      expected: "المتوقع (ث)",
      silent: "صامت",
      yes: "نعم",
      no: "لا",
    },
    file: "التوافر",
  };
}

function running({ count, plural }: Tools): DevicesReportsMessages["running"] {
  const starts = (n: number) =>
    plural(n, {
      zero: "بلا تشغيل",
      one: "مرة تشغيل واحدة",
      two: "مرتا تشغيل",
      few: `${count(n)} مرات تشغيل`,
      many: `${count(n)} مرة تشغيل`,
      other: `${count(n)} مرة تشغيل`,
    });
  return {
    title: "مدة التشغيل",
    question: "كم تعمل الأجهزة، وكم مرة تبدأ؟",
    label: (n) => `في وضع التشغيل، ${starts(n)}`,
    definition:
      "الوقت من كل «تشغيل» حتى البلاغ التالي للجهاز، وبحد أقصى حد الانقطاع الخاص به. والبدء «تشغيل» بعد «إيقاف»؛ والدورة إيقاف فتشغيل فإيقاف، وتُحتسب حيث انتهت. وتُجمع الأجهزة المتعددة معًا.",
    empty: "لا يُبلغ أي جهاز عمّا إذا كان قيد التشغيل أو متوقفًا.",
    nothing: "لا يُبلغ أي جهاز عن التشغيل والإيقاف.",
    summary: (time, n) => `${time} في وضع التشغيل، ${starts(n)}.`,
    longest: (name, time) => `الأطول تشغيلًا: ${name}، ${time}.`,
    starts,
    cycles: (n, mean) =>
      plural(n, {
        zero: `لا دورات مدتها ${mean}`,
        one: `دورة واحدة مدتها ${mean}`,
        two: `دورتان متوسط مدتهما ${mean}`,
        few: `${count(n)} دورات متوسط مدتها ${mean}`,
        many: `${count(n)} دورة متوسط مدتها ${mean}`,
        other: `${count(n)} دورة متوسط مدتها ${mean}`,
      }),
    list: "مدة التشغيل حسب الجهاز",
    onNow: "يعمل الآن",
    time: {
      seconds: (seconds) => `${count(seconds)} ث`,
      minutes: (minutes) => `${count(minutes)} د`,
      hours: (hours) => `${count(hours)} س`,
      hoursAndMinutes: (hours, minutes) => `${count(hours)} س و${count(minutes)} د`,
    },
    columns: {
      runTime: "مدة التشغيل",
      before: "سابقًا",
      starts: "مرات التشغيل",
      cycles: "الدورات",
      mean: "المتوسط",
      median: "الوسيط",
      longest: "الأطول",
    },
    csv: {
      name: "الاسم",
      runTime: "مدة التشغيل (ث)",
      before: "سابقًا (ث)",
      mean: "المتوسط (ث)",
      median: "الوسيط (ث)",
      longest: "الأطول (ث)",
    },
    file: "مدة-التشغيل",
  };
}
