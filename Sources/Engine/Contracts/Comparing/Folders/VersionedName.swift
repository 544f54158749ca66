/// A contract's name with the version at its end: `payment_captured.v1`.
struct VersionedName: Sendable, Hashable {
    let base: String
    let version: Int?

    init(_ name: String) {
        if let parts = Self.split(name), let number = Int(parts.rest) {
            base = parts.base
            version = number
        } else {
            base = name
            version = nil
        }
    }

    /// The name of the version after the highest of the known ones.
    func next(after known: [String]) -> String {
        let versions = known.map(VersionedName.init).filter { $0.base == base }
            .compactMap(\.version)
        return "\(base).v\((versions.max() ?? version ?? 1) + 1)"
    }

    /// The name of a newer version among the known ones, or nil.
    func newer(among known: [String]) -> String? {
        known.filter {
            let other = VersionedName($0)
            return other.base == base && other.version ?? 0 > version ?? 0
        }.max { VersionedName($0).version ?? 0 < VersionedName($1).version ?? 0 }
    }
}

extension VersionedName {
    /// The text cut at the last ".v".
    private static func split(_ name: String) -> (base: String, rest: String)? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last, last.hasPrefix("v") else { return nil }
        return (parts.dropLast().joined(separator: "."), String(last.dropFirst()))
    }
}
