/// What Razorpay keeps of a capture, in paise; the fee includes the tax.
struct RazorpayFee: Sendable, Hashable {
    let fee: Int
    let tax: Int

    /// The fee for a captured sum: a share of it, rounded half up, and GST of 18 % on that share.
    init(ofPaise amount: Int, onDomesticCard: Bool, settings: RazorpaySettings) {
        let share = Self.share(settings.feeBasisPoints, of: amount)
        let isTaxFree = onDomesticCard && amount <= settings.taxFreeCardAmount ?? -1
        tax = isTaxFree ? 0 : Self.tax(on: share, settings)
        fee = share + tax
    }

    /// The fee for a refund that went the instant way.
    init(ofInstantRefund settings: RazorpaySettings) {
        tax = Self.tax(on: settings.instantRefundFee, settings)
        fee = settings.instantRefundFee + tax
    }

    private static func tax(on share: Int, _ settings: RazorpaySettings) -> Int {
        switch settings.taxRounding {
        case .twoHalves: 2 * Self.share(900, of: share)
        case .once: Self.share(1800, of: share)
        }
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
