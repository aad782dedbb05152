import { alipay } from "./alipay";
import { bankAbc } from "./bank-abc";
import { bankAny } from "./bank-any";
import { bankBoc } from "./bank-boc";
import { bankBocom } from "./bank-bocom";
import { bankCcb } from "./bank-ccb";
import { bankCeb } from "./bank-ceb";
import { bankCmb } from "./bank-cmb";
import { bankCmbc } from "./bank-cmbc";
import { bankHsbc } from "./bank-hsbc";
import { bankIcbc } from "./bank-icbc";
import { bankPingan } from "./bank-pingan";
import { jd, meituan } from "./shop-wallets";
import type { SourceProfile } from "./source";
import { paypal, stripe } from "./wallets-abroad";
import { wechat } from "./wechat";

/** Layouts of banks' and wallets' exports, by the names of their columns. */
export const BANK_PROFILES: readonly SourceProfile[] = [
  bankCcb, bankIcbc, bankCmb, bankBoc, bankAbc, bankBocom, bankCeb, bankCmbc, bankPingan, bankHsbc, alipay, wechat, jd, meituan, paypal, stripe, bankAny,
];
