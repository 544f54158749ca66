/// A number of things in words.
package enum Counted {
    /// `1 schema`, `2 schemas`; only for words whose plural ends in s.
    package static func text(_ number: Int, _ thing: String) -> String {
        number == 1 ? "1 \(thing)" : "\(number) \(thing)s"
    }
}
