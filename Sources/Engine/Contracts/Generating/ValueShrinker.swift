import JSONModel

/// Makes a value smaller as long as it still shows what it was found to show.
///
/// Members and elements go first, then texts become shorter and numbers smaller, and parts become
/// what they are in a plain value. The search is greedy and stops after a number of trials.
package struct ValueShrinker {
    /// How often the question may be asked.
    package var trials: Int
    /// A plain value; a part that can be as it is there, will be.
    package var plain: JSONValue?

    package init(trials: Int = 300, plain: JSONValue? = nil) {
        self.trials = trials
        self.plain = plain
    }

    /// The smallest value found for which the question is still answered with yes.
    package func shrink(_ value: JSONValue, while stillShows: (JSONValue) -> Bool) -> JSONValue {
        var best = value
        var left = trials
        var hasShrunk = true
        while hasShrunk, left > 0 {
            hasShrunk = false
            for candidate in candidates(for: best, at: [], in: best) {
                guard left > 0 else { break }
                left -= 1
                if stillShows(candidate) {
                    best = candidate
                    hasShrunk = true
                    break
                }
            }
        }
        return best
    }

    /// Smaller values, the boldest first; each is smaller by one measure, so shrinking ends.
    private func candidates(
        for part: JSONValue, at path: [String], in root: JSONValue
    ) -> [JSONValue] {
        var found: [JSONValue] = []
        if let usual = plain?.value(at: JSONPointer(path)), usual != part,
            usual.weight < part.weight
        {
            found.append(root.replacing(path, with: usual))
        }
        switch part {
        case .null: break
        case .bool(let truth): if truth { found.append(root.replacing(path, with: false)) }
        case .number(let number):
            found += Self.smaller(than: number).map { root.replacing(path, with: $0) }
        case .string(let text):
            found += Self.shorter(than: text).map { root.replacing(path, with: .string($0)) }
        case .array(let elements):
            if elements.count > 3 {
                let half = Array(elements[..<(elements.count / 2)])
                found.append(root.replacing(path, with: .array(half)))
            }
            for place in elements.indices.reversed() {
                found.append(root.replacing(path + [String(place)], with: nil))
            }
            for (place, element) in elements.enumerated() {
                found += candidates(for: element, at: path + [String(place)], in: root)
            }
        case .object(let object):
            for name in object.names.reversed() {
                found.append(root.replacing(path + [name], with: nil))
            }
            for member in object.members {
                found += candidates(for: member.value, at: path + [member.name], in: root)
            }
        }
        return found
    }

    private static func smaller(than number: JSONNumber) -> [JSONValue] {
        guard let value = number.integer else {
            return number.literal.utf8.count > 1 ? [0, 1, -1].map { JSONValue($0) } : []
        }
        let candidates = [0, 1, -1, value / 2, value / 10, value - value.signum()]
        var found: [JSONValue] = []
        for candidate in candidates where candidate.magnitude < value.magnitude {
            if !found.contains(JSONValue(candidate)) { found.append(JSONValue(candidate)) }
        }
        return found
    }

    private static func shorter(than text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { return [] }
        func joined(_ part: ArraySlice<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: part)
            return String(view)
        }
        var found = [""]
        if scalars.count > 1 { found.append(joined(scalars[..<1])) }
        if scalars.count > 3 {
            found.append(joined(scalars[..<(scalars.count / 2)]))
            found.append(joined(scalars[(scalars.count / 2)...]))
        }
        if scalars.count > 1 {
            found += [joined(scalars.dropLast()), joined(scalars.dropFirst())]
        }
        return found
    }
}

extension JSONValue {
    /// How much there is to read; only for comparing.
    fileprivate var weight: Int { serialized().count }
}
