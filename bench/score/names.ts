import type { Random } from "./random";

export interface Named {
  readonly name: string;
  readonly chinese: boolean;
  /** Another name the customer pays under, with no resemblance; "" for none. */
  readonly otherName: string;
}

interface Pool {
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly forms: readonly string[];
  readonly cities: readonly string[];
  readonly marks: readonly string[];
  readonly trades: readonly string[];
  readonly chineseForms: readonly string[];
}

const TRAINING: Pool = {
  first: ["Alder", "Birchwood", "Calder", "Drummond", "Ellerby", "Fairholm", "Glenrock", "Harwick", "Inverley", "Juniper", "Kestrel", "Larkspur"],
  second: ["Fabrics", "Instruments", "Foods", "Marine", "Paper", "Optics", "Timber", "Ceramics"],
  forms: ["Ltd", "Limited", "Inc.", "LLC", "GmbH", "PLC", "Pty Ltd", "Co., Ltd.", "B.V.", "S.A."],
  cities: ["济南市", "青岛市", "无锡市", "温州市", "合肥市", "长沙市"],
  marks: ["宏达", "宏大", "永盛", "永胜", "嘉华", "佳华", "泰和", "瑞祥", "恒源", "德润"],
  trades: ["五金", "塑料", "化工", "印刷", "家具", "仪表"],
  chineseForms: ["有限公司", "有限责任公司", "股份有限公司"],
};
const TEST: Pool = {
  first: ["Ashgrove", "Bellmont", "Corvane", "Dunmore", "Eastlake", "Ferndale", "Greystone", "Hollins", "Ironbridge", "Kingsmead", "Lyndon", "Marlowe", "Norbury"],
  second: ["Logistics", "Chemicals", "Bakery", "Robotics", "Garments", "Valves", "Glass", "Tools", "Seeds"],
  forms: ["Limited", "Ltd", "Corp.", "AG", "S.r.l.", "Pte Ltd", "Oy", "LLP", "Sdn Bhd", "GmbH & Co. KG"],
  cities: ["重庆市", "沈阳市", "昆明市", "福州市", "南昌市", "佛山市", "常州市"],
  marks: ["金辉", "锦辉", "华泰", "华太", "远东", "新业", "兴业", "国泰", "鸿运", "长丰", "康宁"],
  trades: ["汽配", "粮油", "电缆", "陶瓷", "光学", "建筑", "水产"],
  chineseForms: ["有限公司", "有限责任公司", "股份有限公司", "集团有限公司"],
};

/** Customers, some of which differ only by legal form or by one character. */
export function namesOf(random: Random, count: number, test: boolean, otherNames: number): readonly Named[] {
  const pool = test ? TEST : TRAINING;
  const names = new Map<string, Named>();
  for (let attempt = 0; names.size < count; attempt += 1) {
    const chinese = random.chance(0.5);
    const extra = attempt > count * 4 ? ` ${attempt}` : "";
    const name = chinese
      ? `${random.of(pool.cities)}${random.of(pool.marks)}${extra.trim()}${random.of(pool.trades)}${random.of(pool.chineseForms)}`
      : `${random.of(pool.first)}${extra} ${random.of(pool.second)} ${random.of(pool.forms)}`;
    if (!names.has(name)) names.set(name, { name, chinese, otherName: random.chance(otherNames) ? (chinese ? `${random.of(["上海", "香港", "深圳"])}资金中心${names.size}` : `Shared Services ${names.size} Hub`) : "" });
  }
  return [...names.values()];
}

const TRADITIONAL: Readonly<Record<string, string>> = { 华: "華", 东: "東", 业: "業", 兴: "興", 长: "長", 丰: "豐", 国: "國", 鸿: "鴻", 运: "運", 锦: "錦", 辉: "輝", 达: "達", 胜: "勝", 恒: "恆", 润: "潤", 电: "電", 缆: "纜", 学: "學", 产: "產" };

/** The name as another system prints it. `harsh` 0 … 1 is how much is done to it. */
export function noisyName(random: Random, { name, chinese }: Named, harsh: number): string {
  if (!random.chance(harsh)) return name;
  if (chinese) {
    switch (random.whole(0, 6)) {
      case 0: return name.replace(/(股份有限公司|有限责任公司|集团有限公司|有限公司)$/, "");
      case 1: return [...name].map((character) => TRADITIONAL[character] ?? character).join("");
      case 2: return `${name}（${random.of(["往来", "一般户", "基本户"])}）`;
      case 3: return name.replace("市", "");
      case 4: return `${name.slice(0, 4)} ${name.slice(4)}`;
      case 5: return name.replace(/^.{2}市/, "").replace(/(股份有限公司|有限责任公司|集团有限公司|有限公司)$/, "");
      default: return ` ${name} `;
    }
  }
  switch (random.whole(0, 5)) {
    case 0: return name.toUpperCase();
    case 1: return name.replace(/[.,]/g, "");
    case 2: return name.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).replace(/ /g, "　");
    case 3: return name.split(" ").slice(0, 2).join(" ");
    case 4: {
      const at = random.whole(2, name.indexOf(" ") - 1);
      return name.slice(0, at) + name.slice(at + 1);
    }
    default: return `${name.slice(0, 6)} ${name.split(" ").slice(1).join(" ")}`;
  }
}
