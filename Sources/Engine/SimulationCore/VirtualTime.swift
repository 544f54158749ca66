/// A moment of virtual time, in whole milliseconds since 1970 (UTC).
package struct VirtualInstant: Sendable, Hashable, Comparable {
    package let milliseconds: Int

    package init(milliseconds: Int) { self.milliseconds = milliseconds }

    /// Where every world starts unless told otherwise: 2026-01-05 09:00:00 UTC, a Monday.
    package static let worldStart = VirtualInstant(milliseconds: 1_767_603_600_000)

    /// The moment in whole seconds since 1970, as both providers write time.
    package var seconds: Int { milliseconds / 1000 }

    package static func < (left: VirtualInstant, right: VirtualInstant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    package static func + (instant: VirtualInstant, duration: VirtualDuration) -> VirtualInstant {
        VirtualInstant(milliseconds: instant.milliseconds + duration.milliseconds)
    }

    package static func - (left: VirtualInstant, right: VirtualInstant) -> VirtualDuration {
        VirtualDuration(milliseconds: left.milliseconds - right.milliseconds)
    }
}

/// A span of virtual time, in whole milliseconds.
package struct VirtualDuration: Sendable, Hashable, Comparable {
    package let milliseconds: Int

    package init(milliseconds: Int) { self.milliseconds = milliseconds }

    package static let zero = VirtualDuration(milliseconds: 0)
    package static func milliseconds(_ count: Int) -> Self { .init(milliseconds: count) }
    package static func seconds(_ count: Int) -> Self { .init(milliseconds: count * 1000) }
    package static func minutes(_ count: Int) -> Self { .seconds(count * 60) }
    package static func hours(_ count: Int) -> Self { .minutes(count * 60) }
    package static func days(_ count: Int) -> Self { .hours(count * 24) }

    package static func < (left: VirtualDuration, right: VirtualDuration) -> Bool {
        left.milliseconds < right.milliseconds
    }

    package static func + (left: VirtualDuration, right: VirtualDuration) -> VirtualDuration {
        VirtualDuration(milliseconds: left.milliseconds + right.milliseconds)
    }
}

extension VirtualDuration: CustomStringConvertible {
    /// A short reading: `250ms`, `30s`, `15m`, `8h`, `7d`, or a sum of them such as `1m30s`.
    package var description: String {
        guard milliseconds != 0 else { return "0s" }
        var rest = Int(clamping: milliseconds.magnitude)
        var text = milliseconds < 0 ? "-" : ""
        for (unit, size) in Self.units where rest >= size {
            text += "\(rest / size)\(unit)"
            rest %= size
        }
        return text
    }

    /// A duration from such a text, or nil when it is none: a number and a unit, once or more.
    package init?(_ text: String) {
        var total = 0
        var rest = Array(text.utf8)[...]
        repeat {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest[digits.endIndex...]
            let unit = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            rest = rest[unit.endIndex...]
            guard let count = Int(String(decoding: digits, as: UTF8.self)),
                let size = Self.units.first(where: { $0.0.utf8.elementsEqual(unit) })?.1
            else { return nil }
            let (product, tooBig) = count.multipliedReportingOverflow(by: size)
            let (sum, over) = total.addingReportingOverflow(product)
            if tooBig || over { return nil }
            total = sum
        } while !rest.isEmpty
        milliseconds = total
    }

    private static let units = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ]
}
