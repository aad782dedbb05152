import type { Language } from "../words/language";

/** A made-up customer and how it pays. */
export interface SampleCustomer {
  readonly code: string;
  readonly name: string;
  readonly alias: string;
  readonly termsDays: number;
  readonly creditLimit: number;
  /** Sells in the foreign currency of the sample instead of the base currency. */
  readonly foreign: boolean;
  readonly address: string;
  readonly taxNumber: string;
  readonly salesperson: string;
  readonly segment: string;
  /** Days after the due date that a receipt usually comes. */
  readonly paysLateDays: number;
  /** Of ten invoices, how many get paid at all. */
  readonly paidOfTen: number;
}

type Row = readonly [name: string, alias: string, terms: number, limit: number, foreign: boolean, address: string, tax: string, sales: string, segment: string, late: number, paid: number];

const EN: readonly Row[] = [
  ["Northwind Traders", "Northwind", 30, 250000, false, "14 Canal Road, Portland", "US-81-4410021", "Dana Whitfield", "Wholesale", 4, 9],
  ["Alpine Sports GmbH", "Alpine", 30, 80000, true, "Bergstrasse 9, Innsbruck", "ATU69210047", "Jonas Ebert", "Retail", 2, 10],
  ["Baker & Sons Ltd.", "Baker", 14, 40000, false, "3 Mill Lane, Leeds", "GB330219845", "Dana Whitfield", "Wholesale", 12, 9],
  ["Blue Harbor Foods Inc.", "Blue Harbor", 45, 120000, false, "200 Pier Avenue, Boston", "US-04-3318822", "Maya Ortiz", "Food", 0, 10],
  ["Cedar Lane Schools", "Cedar Lane", 60, 60000, false, "77 Cedar Lane, Dayton", "US-31-7702214", "Maya Ortiz", "Public", 25, 8],
  ["Delta Marine Services", "Delta Marine", 30, 90000, false, "8 Dock Street, Norfolk", "US-54-2207715", "Dana Whitfield", "Marine", 38, 6],
  ["Evergreen Hospital Trust", "Evergreen", 60, 150000, false, "1 Park Drive, Seattle", "US-91-5540093", "Maya Ortiz", "Public", 10, 10],
  ["Fjord Tools AS", "Fjord", 30, 50000, true, "Havnegata 21, Bergen", "NO 914 220 331", "Jonas Ebert", "Wholesale", 6, 9],
  ["Grand Hotel Roma S.r.l.", "Grand Roma", 30, 45000, true, "Via Ludovisi 4, Roma", "IT02210440589", "Jonas Ebert", "Hospitality", 55, 5],
  ["Highland Distillers plc", "Highland", 30, 110000, false, "Speyside Works, Elgin", "GB771204453", "Dana Whitfield", "Food", 1, 10],
  ["O'Neill Hardware", "ONeill", 14, 15000, false, "52 Main Street, Albany", "US-14-9920417", "Maya Ortiz", "Retail", 70, 4],
  ["Pacific Prints Co.", "Pacific", 30, 30000, false, "610 Ocean Way, San Diego", "US-33-1180920", "Maya Ortiz", "Retail", 8, 9],
];

const ZH: readonly Row[] = [
  ["青禾机械有限公司", "青禾机械", 30, 2500000, false, "江苏省苏州市吴中区青禾路18号", "91320506MA0000001A", "李娜", "经销", 4, 9],
  ["Alpine Sports GmbH", "Alpine", 30, 80000, true, "Bergstrasse 9, Innsbruck", "ATU69210047", "王磊", "外贸", 2, 10],
  ["云栖电子有限公司", "云栖电子", 30, 400000, false, "浙江省杭州市余杭区云栖大道6号", "91330110MA0000002B", "李娜", "终端", 12, 9],
  ["南屿食品有限公司", "南屿食品", 45, 1200000, false, "福建省厦门市集美区南屿街200号", "91350211MA0000003C", "陈静", "食品", 0, 10],
  ["松岭教育集团", "松岭教育", 60, 600000, false, "四川省成都市高新区松岭路77号", "52510100MA0000004D", "陈静", "事业单位", 25, 8],
  ["江港船务有限公司", "江港船务", 30, 900000, false, "湖北省武汉市江岸区江港路8号", "91420102MA0000005E", "李娜", "航运", 38, 6],
  ["明泽医院", "明泽医院", 60, 1500000, false, "山东省青岛市市北区明泽路1号", "12370203MA0000006F", "陈静", "事业单位", 10, 10],
  ["Fjord Tools AS", "Fjord", 30, 50000, true, "Havnegata 21, Bergen", "NO 914 220 331", "王磊", "外贸", 6, 9],
  ["Grand Hotel Roma S.r.l.", "Grand Roma", 30, 45000, true, "Via Ludovisi 4, Roma", "IT02210440589", "王磊", "外贸", 55, 5],
  ["北川酒业股份有限公司", "北川酒业", 30, 1100000, false, "贵州省遵义市北川镇酒厂路3号", "91520300MA0000007G", "李娜", "食品", 1, 10],
  ["金桥五金店", "金桥五金", 15, 150000, false, "河南省郑州市金水区金桥街52号", "92410105MA0000008H", "陈静", "零售", 70, 4],
  ["海纸印刷有限公司", "海纸印刷", 30, 300000, false, "广东省深圳市南山区海纸路610号", "91440305MA0000009J", "陈静", "零售", 8, 9],
];

/** The sample's base currency, and the one its foreign customers are invoiced in, with its rate. */
export const SAMPLE_CURRENCIES: Readonly<Record<Language, { readonly base: string; readonly foreign: string; readonly rateTenThousandths: number }>> = {
  en: { base: "USD", foreign: "EUR", rateTenThousandths: 10840 },
  zh: { base: "CNY", foreign: "EUR", rateTenThousandths: 78210 },
};

export function sampleCustomers(language: Language): readonly SampleCustomer[] {
  return (language === "zh" ? ZH : EN).map(([name, alias, termsDays, creditLimit, foreign, address, taxNumber, salesperson, segment, paysLateDays, paidOfTen], index) => ({
    code: `C${String(index + 1).padStart(3, "0")}`, name, alias, termsDays, creditLimit, foreign, address, taxNumber, salesperson, segment, paysLateDays, paidOfTen,
  }));
}
