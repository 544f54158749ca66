/// The capturing groups of a pattern, found before it is read: references may come first.
struct PatternGroupNames: Sendable {
    private(set) var count = 0
    private(set) var numbers: [String: Int] = [:]
    /// A name that two groups have.
    private(set) var repeated: String?

    init(_ scalars: [Unicode.Scalar]) {
        var isInClass = false
        var place = 0
        while place < scalars.count {
            switch scalars[place] {
            case "\\": place += 1
            case "[": isInClass = true
            case "]": isInClass = false
            case "(" where !isInClass: open(scalars[(place + 1)...])
            default: break
            }
            place += 1
        }
    }

    private mutating func open(_ rest: ArraySlice<Unicode.Scalar>) {
        guard rest.first == "?" else {
            count += 1
            return
        }
        let name = rest.dropFirst(2)
        guard rest.dropFirst().first == "<", let next = name.first, next != "=", next != "!" else {
            return
        }
        count += 1
        let text = String(String.UnicodeScalarView(name.prefix(128).prefix { $0 != ">" }))
        if numbers[text] != nil { repeated = text }
        numbers[text] = count
    }
}
