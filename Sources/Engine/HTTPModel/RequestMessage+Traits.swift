import HTTPTypes

/// What a request tells of itself to somebody who looks for it among others.
extension RequestMessage {
    /// The key under which the sender wants the request done once, whatever the field is called.
    package var idempotencyKey: String? {
        for name in HTTPField.Name.idempotencyKeys {
            if let key = head.headerFields[name] { return key }
        }
        return nil
    }

    /// Whether the path, the query or the body contains a text as it stands, in any place.
    package func mentions(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        if Self.contains(Array((head.path ?? "").utf8), wanted) { return true }
        return Self.contains(body, wanted)
    }

    private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first else { return true }
        guard bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            if bytes[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
        }
        return false
    }
}

extension HTTPField.Name {
    fileprivate static let idempotencyKeys = [
        idempotencyKey, named("X-Refund-Idempotency"), named("X-Payout-Idempotency"),
    ]
}
