/// The id of an object that says by itself which object it names, so that no index is kept.
///
/// It is written as the API writes ids: the prefix, the part that all objects around one payment
/// share, and a tail of its own. Both parts are numbers in disguise; the account's seed decides how.
struct StripeIdentity: Sendable, Hashable {
    enum Kind: UInt8, Sendable {
        case intent, charge, refund, paymentMethod, customer, request, event, transaction
        /// An event that is not about a payment.
        case accountEvent

        var prefix: StaticString {
            switch self {
            case .intent: "pi_"
            case .charge: "ch_"
            case .refund: "re_"
            case .paymentMethod: "pm_"
            case .customer: "cus_"
            case .request: "req_"
            case .event, .accountEvent: "evt_"
            case .transaction: "txn_"
            }
        }
    }

    let kind: Kind
    /// The place of the payment it belongs to, or its own where it belongs to none.
    let payment: UInt32
    /// The object's own place among its kind.
    let number: UInt32
    /// What makes the ids of one account differ from those of another.
    let salt: UInt64

    init(_ kind: Kind, number: Int, payment: Int? = nil, salt: UInt64) {
        self.kind = kind
        self.payment = UInt32(truncatingIfNeeded: payment ?? number)
        self.number = UInt32(truncatingIfNeeded: number)
        self.salt = salt
    }

    /// The id as requests and answers write it.
    var text: String { withText { String(decoding: $0, as: UTF8.self) } }

    /// The part that everything around one payment shares.
    var stem: String {
        var out = StripeWriter(capacity: 16)
        writeStem(into: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    /// Writes the id without quotes.
    func write(into out: inout StripeWriter) { withText { out.copy($0) } }

    /// Writes the id in quotes.
    func writeQuoted(into out: inout StripeWriter) { withText { out.quote($0) } }

    func writeStem(into out: inout StripeWriter) {
        out.raw(kind == .paymentMethod || kind == .accountEvent ? "1" : "3")
        out.letters(StripeCode.letters(of: payment, salt: salt))
        out.letters(StripeCode.mark(salt), count: 7)
    }

    /// Spells the id where no memory has to be asked for.
    @inline(__always)
    private func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { room in
            var end = 0
            func put(_ letters: UInt64, count: Int = 8) {
                UnsafeMutableRawBufferPointer(room).storeBytes(
                    of: letters.bigEndian, toByteOffset: end, as: UInt64.self)
                end += count
            }
            let prefix = kind.prefix
            for place in 0..<prefix.utf8CodeUnitCount { room[place] = prefix.utf8Start[place] }
            end = prefix.utf8CodeUnitCount
            let tail = StripeCode.letters(of: number, salt: tailSalt)
            switch kind {
            case .customer, .request:
                put(tail)
                put(StripeCode.mark(salt), count: 6)
            case .intent, .charge, .refund, .paymentMethod, .event, .accountEvent, .transaction:
                room[end] = UInt8(
                    ascii: kind == .paymentMethod || kind == .accountEvent ? "1" : "3")
                end += 1
                put(StripeCode.letters(of: payment, salt: salt))
                put(StripeCode.mark(salt), count: 7)
                put(tail)
            }
            return body(UnsafeBufferPointer(rebasing: room[..<end]))
        }
    }

    /// Whether a text is this id.
    func isWritten(as id: String) -> Bool {
        var id = id
        return id.withUTF8 { id in
            withText { text in
                guard id.count == text.count else { return false }
                for place in 0..<text.count where id[place] != text[place] { return false }
                return true
            }
        }
    }

    /// Events share one numbering, whatever they are about.
    private var tailSalt: UInt64 {
        let family = kind == .accountEvent ? Kind.event : kind
        return salt &+ UInt64(family.rawValue &+ 1) &* 0x9E37_79B9_7F4A_7C15
    }

    /// The payment that an id of this kind says it belongs to, whether there is one or not.
    static func payment(in id: String, of kind: Kind, salt: UInt64) -> Int? {
        var id = id
        return id.withUTF8 { bytes -> Int? in
            let start = kind.prefix.utf8CodeUnitCount + 1
            guard bytes.count >= start + 8 else { return nil }
            return StripeCode.number(
                of: UnsafeBufferPointer(rebasing: bytes[start..<(start + 8)]), salt: salt
            ).map(Int.init)
        }
    }

    /// The place that an id of this kind would name in an account; whether there is such an object,
    /// and whether it has that very id, is for the caller to see.
    static func number(in id: String, of kind: Kind, salt: UInt64) -> Int? {
        let probe = StripeIdentity(kind, number: 0, salt: salt)
        let isShort = kind == .customer || kind == .request
        var id = id
        return id.withUTF8 { bytes -> Int? in
            let start = isShort ? kind.prefix.utf8CodeUnitCount : bytes.count - 8
            guard start >= kind.prefix.utf8CodeUnitCount, bytes.count >= start + 8 else {
                return nil
            }
            return StripeCode.number(
                of: UnsafeBufferPointer(rebasing: bytes[start..<(start + 8)]),
                salt: probe.tailSalt
            ).map(Int.init)
        }
    }
}

/// Eight letters and digits that stand for a number, far apart for neighbouring numbers.
enum StripeCode {
    private static let alphabet = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    /// The largest power of two below 62 to the power of 8.
    private static let mask: UInt64 = (1 << 47) - 1
    private static let factor: UInt64 = 0x2545_F491_4F6C_DD1D
    /// What undoes the multiplication: each step of Newton's method doubles the right bits.
    private static let inverse: UInt64 = {
        var value = factor
        for _ in 0..<6 { value = value &* (2 &- factor &* value) }
        return value
    }()

    /// The letters in the bytes of one number, the first in the highest.
    static func letters(of number: UInt32, salt: UInt64) -> UInt64 {
        var bits = (UInt64(number) &* factor &+ salt) & mask
        bits ^= bits >> 24
        return spell(bits)
    }

    /// Eight letters in the bytes of a number, as text.
    static func text(of letters: UInt64) -> String {
        withUnsafeBytes(of: letters.bigEndian) { String(decoding: $0, as: UTF8.self) }
    }

    /// Letters that only depend on the salt.
    static func mark(_ salt: UInt64) -> UInt64 {
        spell((salt ^ (salt >> 29)) &* factor & mask)
    }

    /// The two letters of every number below 62 times 62, the lower digit first.
    private static let twoLetters: [UInt16] = (0..<3844).map { pair in
        UInt16(alphabet[pair % 62]) << 8 | UInt16(alphabet[pair / 62])
    }

    private static func spell(_ bits: UInt64) -> UInt64 {
        twoLetters.withUnsafeBufferPointer { twoLetters in
            let high = bits / 14_776_336
            let low = bits % 14_776_336
            // Four digits each; what is left of the upper half is small enough to be exact.
            return UInt64(twoLetters[Int(low % 3844)]) << 48
                | UInt64(twoLetters[Int(low / 3844)]) << 32
                | UInt64(twoLetters[Int(high % 3844)]) << 16
                | UInt64(twoLetters[Int(high / 3844 % 3844)])
        }
    }

    /// The number that letters stand for, or nil when they stand for none.
    static func number(of letters: UnsafeBufferPointer<UInt8>, salt: UInt64) -> UInt32? {
        var bits: UInt64 = 0
        // The lowest digit is written first.
        for letter in letters.reversed() {
            guard let digit = digit(of: letter) else { return nil }
            bits = bits * 62 + digit
        }
        guard bits <= mask else { return nil }
        bits ^= bits >> 24
        return UInt32(exactly: ((bits &- salt) &* inverse) & mask)
    }

    private static func digit(of letter: UInt8) -> UInt64? {
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(letter - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(letter - UInt8(ascii: "A")) + 10
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(letter - UInt8(ascii: "a")) + 36
        default: nil
        }
    }
}
