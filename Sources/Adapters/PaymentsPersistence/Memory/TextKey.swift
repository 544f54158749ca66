import JSONModel

/// A text as a look-up key that equals another only when their bytes are the same.
///
/// Swift calls canonically equivalent texts equal and SQLite does not. Both stores must agree on
/// what is the same id, so neither normalises.
struct TextKey: Sendable, Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: TextKey, right: TextKey) -> Bool {
        left.text.hasSameCodePoints(as: right.text)
    }

    func hash(into hasher: inout Hasher) {
        let bytes = text.utf8
        let wasContiguous: Void? = bytes.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if wasContiguous == nil { for byte in bytes { hasher.combine(byte) } }
    }
}

/// Two texts as one look-up key: a provider and a name that this provider gave out.
struct ProviderKey: Sendable, Hashable {
    let provider: TextKey
    let name: TextKey

    init(_ provider: String, _ name: String) {
        self.provider = TextKey(provider)
        self.name = TextKey(name)
    }
}
