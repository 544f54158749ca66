/// A misbehaviour that has a name: the same in scenario files, documents, traces and code.
package struct FaultDescription: Sendable, Hashable {
    /// What kind of thing misbehaves.
    package enum Family: String, Sendable, Hashable, CaseIterable {
        case transport
        case provider
        case webhook
        case process
        case store
    }

    package let name: String
    package let family: Family
    /// One sentence for people.
    package let summary: String
    /// What its `amount` means, when it takes one.
    package let amount: String?

    package init(_ name: String, _ family: Family, _ summary: String, amount: String? = nil) {
        self.name = name
        self.family = family
        self.summary = summary
        self.amount = amount
    }

    /// Whether it strikes HTTP requests to somebody, which have a method, a path and a key.
    package var strikesRequests: Bool {
        switch family {
        case .transport, .provider: true
        case .webhook, .process, .store: false
        }
    }
}
