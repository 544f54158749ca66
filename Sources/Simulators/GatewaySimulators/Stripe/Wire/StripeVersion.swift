/// An API version by its date, which is all that decides behaviour.
struct StripeVersion: Sendable, Hashable, Comparable {
    /// Year, month and day as one number: 20250331.
    let date: Int

    static func < (left: StripeVersion, right: StripeVersion) -> Bool { left.date < right.date }

    /// Charges and refunds stop being embedded in the objects they belong to.
    static let withoutEmbedding = StripeVersion(date: 2022_11_15)
    /// Dynamic payment methods become the default.
    static let automaticMethods = StripeVersion(date: 2023_08_16)
    /// Capture becomes asynchronous by default.
    static let asynchronousCapture = StripeVersion(date: 2024_04_10)
    /// `refund.*` events are told for every refund.
    static let refundEvents = StripeVersion(date: 2024_10_28)
    /// Releasing a hold makes no refund any more.
    static let releaseWithoutRefund = StripeVersion(date: 2025_03_31)
    /// Payments and charges stop naming an invoice.
    static let withoutInvoices = StripeVersion(date: 2025_03_31)
    /// `allowed_payment_method_types` can be sent.
    static let allowedMethods = StripeVersion(date: 2026_07_29)
    /// `payment_method_types` cannot be sent any more.
    static let withoutMethodTypes = StripeVersion(date: 2026_09_30)
    /// After every version that changes anything.
    static let newest = StripeVersion(date: 9999_12_31)

    init(date: Int) { self.date = date }

    /// `2025-03-31` or `2025-03-31.basil`; nil for anything else.
    init?(_ text: String) {
        var text = text
        let date = text.withUTF8 { bytes -> Int? in
            guard bytes.count >= 10 else { return nil }
            var date = 0
            for place in 0..<10 {
                if place == 4 || place == 7 {
                    guard bytes[place] == UInt8(ascii: "-") else { return nil }
                } else {
                    let digit = bytes[place] &- UInt8(ascii: "0")
                    guard digit < 10 else { return nil }
                    date = date * 10 + Int(digit)
                }
            }
            guard bytes.count > 10 else { return date }
            let isNamed =
                bytes[10] == UInt8(ascii: ".") && bytes.count > 11
                && bytes[11...].allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
            return isNamed ? date : nil
        }
        guard let date, (1...12).contains(date / 100 % 100), (1...31).contains(date % 100) else {
            return nil
        }
        self.date = date
    }
}
