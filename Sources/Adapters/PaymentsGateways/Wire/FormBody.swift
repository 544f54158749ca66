import HTTPModel

/// A form written straight into bytes, as both request body and query.
///
/// Names are ours and are given encoded, `metadata%5Bpayment_id%5D`, so that only values cost
/// encoding.
struct FormBody: Sendable {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(384) }

    mutating func add(_ encodedName: String, _ value: String) {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
        bytes.append(contentsOf: encodedName.utf8)
        bytes.append(UInt8(ascii: "="))
        bytes.append(contentsOf: PercentEncoding.encode(value).utf8)
    }
}
