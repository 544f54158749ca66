/// A part of a whole, in hundredths of a percent.
///
/// Whole numbers, so that every platform draws and reckons the same.
package struct Share: Sendable, Hashable, Comparable {
    package let basisPoints: Int

    /// A share of so many hundredths of a percent; outside 0 to 100 % it is brought back inside.
    package init(basisPoints: Int) { self.basisPoints = min(max(basisPoints, 0), Self.whole) }

    package static let zero = Share(basisPoints: 0)
    package static let all = Share(basisPoints: whole)
    static let whole = 10_000

    package static func percent(_ count: Int) -> Share { Share(basisPoints: count * 100) }

    package static func < (left: Share, right: Share) -> Bool {
        left.basisPoints < right.basisPoints
    }

    /// That part of a number, rounded down.
    package func of(_ number: Int) -> Int {
        number / Self.whole * basisPoints + number % Self.whole * basisPoints / Self.whole
    }
}

extension Share: CustomStringConvertible {
    /// The shortest reading: `20%`, `2.5%`, `0.05%`.
    package var description: String {
        let (whole, rest) = basisPoints.quotientAndRemainder(dividingBy: 100)
        guard rest > 0 else { return "\(whole)%" }
        return rest % 10 == 0
            ? "\(whole).\(rest / 10)%" : "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
    }

    /// A share from such a text, or nil when it is none: at most two decimals, from 0 to 100.
    package init?(_ text: String) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard text.utf8.last == UInt8(ascii: "%") else { return nil }
        let parts = text.utf8.dropLast().split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, first.count == 1 || first.first != digits.lowerBound,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(digits.contains) }),
            let percent = Int(Substring(first)), percent <= 100
        else { return nil }
        let decimals = parts.count == 2 ? String(Substring(parts[1])) : ""
        guard decimals.utf8.count <= 2,
            let rest = Int(decimals + String(repeating: "0", count: 2 - decimals.utf8.count)),
            percent * 100 + rest <= Self.whole
        else { return nil }
        self.init(basisPoints: percent * 100 + rest)
    }
}
