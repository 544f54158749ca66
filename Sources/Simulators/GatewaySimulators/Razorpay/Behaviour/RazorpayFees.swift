/// What Razorpay keeps of a capture, in paise; the fee includes the tax.
struct RazorpayFee: Sendable, Hashable {
    let fee: Int
    let tax: Int

    /// The fee for a captured sum: a share of it, rounded half up, and GST of 18 % on that share.
    init(ofPaise amount: Int, onDomesticCard: Bool, settings: RazorpaySettings) {
        let share = Self.share(settings.feeBasisPoints, of: amount)
        if onDomesticCard, let limit = settings.taxFreeCardAmount, amount <= limit {
            tax = 0
        } else {
            switch settings.taxRounding {
            case .twoHalves: tax = 2 * Self.share(900, of: share)
            case .once: tax = Self.share(1800, of: share)
            }
        }
        fee = share + tax
    }

    /// So many hundredths of a percent of a sum, rounded half up.
    private static func share(_ basisPoints: Int, of amount: Int) -> Int {
        (amount * basisPoints + 5000) / 10_000
    }
}

/// The currencies an order may be in.
enum RazorpayCurrency {
    /// How many digits the minor unit has, or nil for a currency that is not supported.
    static func exponent(of currency: String) -> Int? {
        switch currency {
        case "INR", "USD", "EUR", "GBP", "SGD", "AED", "AUD", "CAD", "CHF", "CNY", "DKK", "HKD",
            "IDR", "LKR", "MYR", "NOK", "NPR", "NZD", "PHP", "QAR", "SAR", "SEK", "THB", "ZAR":
            2
        case "JPY", "KRW", "CLP", "BIF", "DJF", "GNF", "ISK", "KMF": 0
        case "KWD", "BHD", "OMR", "JOD", "IQD": 3
        default: nil
        }
    }

    /// The sum in paise at the account's fixed rate, rounded half up.
    static func paise(_ amount: Int, of currency: String, settings: RazorpaySettings) -> Int {
        guard currency != "INR", let exponent = exponent(of: currency) else { return amount }
        let unit = [1, 10, 100, 1000][exponent]
        return (amount * settings.paisePerForeignUnit + unit / 2) / unit
    }
}
