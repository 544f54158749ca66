import JSONModel
import SimulationCore

extension FaultRuleReader {
    mutating func word(_ member: FaultMember, among known: [String], _ what: String) -> String? {
        if case .string(let word) = member.value, known.contains(word) { return word }
        let written =
            if case .string(let word) = member.value { word } else { member.value.reading }
        note(
            "unknown \(what) \"\(written)\"", at: member.pointer, expected: Self.oneOf(known),
            word: written, known: known)
        return nil
    }

    mutating func text(_ member: FaultMember, _ what: String) -> String? {
        if case .string(let text) = member.value, !text.isEmpty { return text }
        refuse(member.value, "no \(what)", at: member.pointer, expected: "a text")
        return nil
    }

    mutating func count(_ member: FaultMember, _ what: String) -> Int? {
        if let number = member.value.integer, number >= 1 { return number }
        refuse(
            member.value, "no \(what)", at: member.pointer, expected: "a whole number from 1")
        return nil
    }

    /// A span of time, or nil; `word` is something else that may stand there, for the message.
    mutating func duration(_ member: FaultMember, or word: String? = nil) -> VirtualDuration? {
        if case .string(let text) = member.value, let duration = VirtualDuration(text) {
            return duration
        }
        refuse(
            member.value, "no duration", at: member.pointer,
            expected: "numbers with units, such as 250ms, 45s, 15m, 1h30m, 2d"
                + (word.map { "; or \($0)" } ?? ""))
        return nil
    }

    mutating func share(_ member: FaultMember) -> Share? {
        if case .string(let text) = member.value, let share = Share(text) { return share }
        refuse(
            member.value, "no share", at: member.pointer,
            expected: "a percentage from 0% to 100%, such as 20% or 2.5%")
        return nil
    }

    /// A number of requests in a second, a minute or an hour.
    mutating func rate(_ member: FaultMember) -> (Int, VirtualDuration)? {
        if case .string(let text) = member.value, let rate = CapacityTerms.rate(text) {
            return rate
        }
        refuse(
            member.value, "no rate", at: member.pointer,
            expected: "requests in a second, a minute or an hour, such as 20/s or 30/m")
        return nil
    }
}

extension CapacityTerms {
    private static let periods: [(String, VirtualDuration)] = [
        ("s", .seconds(1)), ("m", .minutes(1)), ("h", .hours(1)),
    ]

    /// The requests and the period of a text such as `20/s`, or nil when it is no rate.
    package static func rate(_ text: String) -> (Int, VirtualDuration)? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let requests = Int(parts[0]), (1...1_000_000).contains(requests),
            let period = periods.first(where: { $0.0 == parts[1] })
        else { return nil }
        return (requests, period.1)
    }

    /// The rate as people write it.
    package var rate: String {
        let unit = Self.periods.first { $0.1 == period }?.0 ?? period.description
        return "\(requests)/\(unit)"
    }
}
