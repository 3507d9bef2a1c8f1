import type { DevicesCostMessages } from "#components/words/en/devices-cost.ts";
import type { Tools } from "#components/words/tools.ts";

export const devicesCost = (_: Tools): DevicesCostMessages => ({
  cost: {
    title: "التكلفة",
    question: "كم يكلّف الاستهلاك؟",
    definition:
      "استهلاك كل ساعة مضروبًا في السعر الساري في تلك الساعة وفق تعرفة المنزل، وتسري التغييرات عند منتصف الليل بالتوقيت المحلي. ويتبع السعر المتدرّج استهلاك المنزل في الشهر الميلادي. وللأجهزة نصيبها من تكلفة كل ساعة. أما الساعات التي لا بيانات لها أو لا تعرفة فيها فلا تكلفة لها.",
    empty: "لا تعرفة سارية في هذه الفترة، ولذلك لا سعر لشيء.",
    enter: {
      before: "",
      link: "أدخِل تعرفة",
      after: " لهذا المنزل أو لكل المنازل، أو أرسِل واحدة كحدث.",
    },
    ask: "اطلب من القائم على هذه الصفحة إدخال سعر الطاقة.",
    mean: (price) => `بمتوسط ${price}`,
    perKwh: (price) => `${price} لكل kWh`,
    noTariff: (energy) => `${energy}، بلا تعرفة`,
    nothing: "لا سعر لشيء في هذه الفترة.",
    whole: (amount) => `${amount} تكلفة استهلاك هذه الفترة.`,
    most: (name, amount) => `الأعلى تكلفة: ${name}، ${amount}.`,
    unpriced: (energy) => `لم تسرِ أي تعرفة على ${energy}، وهي غير محتسبة.`,
    tariffFrom: (tariff, day) => `${tariff}، من ${day}`,
    tariffs: (tariffs) => tariffs.join("؛ "),
    otherCurrency: (amount) => `غير محتسب: ${amount} وفق تعرفة بعملة أخرى.`,
    byDevice: {
      title: "التكلفة حسب الجهاز",
      most: (name) => `الأعلى تكلفة: ${name}.`,
      mostOf: (name, share) => `الأعلى تكلفة: ${name}، بنسبة ${share} من الكل.`,
      none: "لا تكلفة لأي جهاز.",
      columns: { device: "الجهاز", cost: "التكلفة", share: "الحصة" },
      costFor: (amount, energy) => `${amount} مقابل ${energy}`,
    },
    file: "التكلفة",
  },
});
