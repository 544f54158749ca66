/// The parts of a `Stripe-Signature` field: `t=<seconds>,v1=<hex>[,v1=<hex>]…`.
///
/// Two `v1` codes come while a secret is being replaced; other schemes, such as the `v0` of test mode,
/// are left out.
struct StripeSignatureHeader: Sendable {
    let seconds: Int
    /// The signed text in front of the body: the timestamp as it was written, and a dot.
    let signedPrefix: [UInt8]
    let codes: [Substring.UTF8View]

    init?(_ field: String) {
        var seconds: Int?
        var signedPrefix: [UInt8] = []
        var codes: [Substring.UTF8View] = []
        for part in field.utf8.split(separator: UInt8(ascii: ",")) {
            let part = part.drop { $0 == UInt8(ascii: " ") }
            guard let sign = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let value = part[part.index(after: sign)...]
            if part[..<sign].elementsEqual("t".utf8), seconds == nil {
                guard let written = Self.seconds(value) else { return nil }
                seconds = written
                signedPrefix = Array(value) + [UInt8(ascii: ".")]
            } else if part[..<sign].elementsEqual("v1".utf8) {
                codes.append(value)
            }
        }
        guard let seconds, !codes.isEmpty else { return nil }
        self.seconds = seconds
        self.signedPrefix = signedPrefix
        self.codes = codes
    }

    private static func seconds(_ digits: Substring.UTF8View) -> Int? {
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return Int(Substring(digits))
    }
}
