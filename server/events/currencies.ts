/**
 * ISO 4217 currencies by their number of minor digits: those in use (list one, 2025), and those withdrawn since 2000,
 * which older data still carries. Funds, metals and test codes are left out: they are no money of a bank's customer.
 */
const BY_DIGITS: Record<number, string> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK
    DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT
    LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN
    QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS
    VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: "BHD IQD JOD KWD LYD OMR TND",
};

/** Withdrawn: still accepted, since a history may reach back to them. */
const WITHDRAWN: Record<number, string> = {
  0: "BEF BYR ESP GRD ITL LUF PTE TPE ROL TRL",
  2: `AFA ANG ATS AZM BGL CSD CUC CYP DEM EEK FIM FRF GHC HRK IEP LTL LVL MGF MRO MTL MZM NLG SDD SIT SKK SLL SRG STD TMM VEB VEF
    XEU YUM ZMK ZWD ZWL ZWN ZWR CSK`,
};

const digits = new Map<string, number>();
for (const table of [BY_DIGITS, WITHDRAWN]) {
  for (const [count, codes] of Object.entries(table)) for (const code of codes.split(/\s+/)) digits.set(code, Number(count));
}

/** Whether this is a currency code of ISO 4217, in capitals. */
export const isCurrency = (code: string): boolean => digits.has(code);

/** How many digits a currency's minor unit stands behind the point (EUR 2, JPY 0, KWD 3); undefined for an unknown code. */
export const minorDigits = (code: string): number | undefined => digits.get(code);

/** All accepted codes, sorted. */
export const currencyCodes = (): string[] => [...digits.keys()].sort();
