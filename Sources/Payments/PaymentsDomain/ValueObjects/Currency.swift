/// An ISO 4217 currency with the number of decimal places of its minor unit.
///
/// The exponent decides what an amount of minor units means: 500 is JPY 500, USD 5.00, KWD 0.500.
package struct Currency: Sendable, Hashable {
    /// The three-letter code, upper case.
    package let code: String
    /// 0, 2 or 3.
    package let exponent: Int

    /// A currency by its upper-case code, or nil when ISO 4217 has no active currency of that code.
    package init?(code: String) {
        guard let exponent = Self.exponents[code] else { return nil }
        self.code = code
        self.exponent = exponent
    }

    /// Every code known, in alphabetical order.
    package static var allCodes: [String] { exponents.keys.sorted() }

    /// Active ISO 4217 currencies (list one); funds, metals and test codes are left out.
    private static let exponents: [String: Int] = {
        var table: [String: Int] = [:]
        for code in zeroDecimal.split(separator: " ") { table[String(code)] = 0 }
        for code in threeDecimal.split(separator: " ") { table[String(code)] = 3 }
        for code in twoDecimal.split(separator: " ") { table[String(code)] = 2 }
        return table
    }()

    private static let zeroDecimal =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
    private static let threeDecimal = "BHD IQD JOD KWD LYD OMR TND"
    private static let twoDecimal = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
        CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
        GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL \
        MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN \
        PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP \
        SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG
        """
}
