/// A currency and the rules its amounts keep: docs.stripe.com/currencies.
///
/// It is the number of its row in one table, because a million payments name theirs.
struct StripeCurrency: Sendable, Hashable {
    /// One row of the table.
    private struct Rules {
        let code: String
        let upperCode: String
        let decimals: Int
        let step: Int
        let minimum: Int
    }

    private let number: UInt8

    /// ISO 4217 in lower case, as the API writes it.
    var code: String { Self.rules[Int(number)].code }
    /// ISO 4217 in upper case, as the books write it.
    var upperCode: String { Self.rules[Int(number)].upperCode }
    /// Digits after the point of the major unit.
    var decimals: Int { Self.rules[Int(number)].decimals }
    /// What an amount must be a multiple of, in minor units.
    var step: Int { Self.rules[Int(number)].step }
    /// The least amount of a charge, in minor units; 1 where no minimum is published.
    var minimum: Int { Self.rules[Int(number)].minimum }

    /// The greatest amount of a charge: eight digits.
    static let maximum = 99_999_999

    /// The currency of a code in either case, or nil when there is none.
    static func named(_ code: String) -> StripeCurrency? { table[code] ?? table[code.lowercased()] }

    /// The currency a request names.
    static func read(_ code: String) throws(StripeError) -> StripeCurrency {
        if let currency = named(code) { return currency }
        throw StripeError(
            "Invalid currency: \(code). Stripe currently supports these currencies: "
                + codes.joined(separator: ", "), param: "currency")
    }

    /// An amount as error messages show it: `$1,234.50`.
    func text(_ amount: Int) -> String {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        var whole = String(amount / scale)
        var place = whole.count - 3
        while place > 0 {
            whole.insert(",", at: whole.index(whole.startIndex, offsetBy: place))
            place -= 3
        }
        let symbol = Self.symbols[code] ?? "\(upperCode) "
        guard decimals > 0 else { return symbol + whole }
        let fraction = String(amount % scale)
        let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
        return "\(symbol)\(whole).\(zeros)\(fraction)"
    }

    /// The codes in the order in which a refusal names them.
    static let codes: [Substring] =
        """
        usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp \
        byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip \
        gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt \
        lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr \
        nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd \
        std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar \
        zmw
        """.split(separator: " ")

    private static let rules: [Rules] = codes.map(String.init).map { code in
        let isThreeDecimal = threeDecimal.contains(code)
        let step = wholeUnitsOnly.contains(code) ? 100 : isThreeDecimal ? 10 : 1
        return Rules(
            code: code, upperCode: code.uppercased(),
            decimals: isThreeDecimal ? 3 : zeroDecimal.contains(code) ? 0 : 2, step: step,
            minimum: minima[code] ?? 1)
    }

    private static let table: [String: StripeCurrency] = {
        var table: [String: StripeCurrency] = [:]
        for (place, code) in codes.enumerated() {
            table[String(code)] = StripeCurrency(number: UInt8(truncatingIfNeeded: place))
        }
        return table
    }()

    private static let zeroDecimal = [
        "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
        "xof", "xpf",
    ]
    private static let threeDecimal = ["bhd", "jod", "kwd", "omr", "tnd"]
    /// Sent with two decimals that must be zero.
    private static let wholeUnitsOnly = ["isk", "ugx"]
    private static let minima = [
        "usd": 50, "cad": 50, "eur": 50, "chf": 50, "aud": 50, "sgd": 50, "gbp": 30, "dkk": 250,
        "nok": 300, "sek": 300, "jpy": 50, "mxn": 1000, "hkd": 400,
    ]
    private static let symbols = [
        "usd": "$", "cad": "$", "aud": "$", "sgd": "$", "hkd": "$", "mxn": "$", "eur": "€",
        "gbp": "£", "jpy": "¥", "inr": "₹",
    ]
}

extension StripeCurrency {
    /// Refuses what the currency cannot express: the last digits that must be zero.
    func checkStep(_ amount: Int, param: String) throws(StripeError) {
        guard !amount.isMultiple(of: step) else { return }
        throw StripeError(
            "Invalid amount: \(amount). Amounts in \(code) must be a multiple of \(step).",
            param: param)
    }

    /// Refuses an amount that no charge in this currency may have.
    func checkCharge(_ amount: Int) throws(StripeError) {
        if amount < 0 {
            throw .integer("This value must be greater than or equal to 1.", param: "amount")
        }
        if amount == 0 {
            throw .integer(
                "The amount must be greater than or equal to the minimum charge amount allowed for "
                    + "your account and the currency set (https://docs.stripe.com/currencies"
                    + "#minimum-and-maximum-charge-amounts).", param: "amount")
        }
        if amount < minimum {
            throw StripeError(
                "Amount must be at least \(text(minimum)) \(code)", code: "amount_too_small",
                param: "amount")
        }
        if amount > Self.maximum {
            throw StripeError(
                "Amount must be no more than \(text(Self.maximum))", code: "amount_too_large",
                param: "amount")
        }
        try checkStep(amount, param: "amount")
    }
}
