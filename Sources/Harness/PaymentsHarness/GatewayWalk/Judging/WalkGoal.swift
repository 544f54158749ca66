/// Something a walk has to reach, by a name that reports can print.
package struct WalkGoal: Sendable, Hashable {
    /// What kind of thing it is; coverage is counted by kind.
    package enum Kind: String, Sendable, CaseIterable {
        /// An endpoint with a status it is documented or known to answer.
        case endpoint = "endpoints and statuses"
        /// A status that any endpoint may answer.
        case status = "statuses"
        /// A refusal, told apart by its code or its words.
        case error = "errors"
        /// A type of event.
        case event = "event types"
        /// A state of an object.
        case state = "states"
        /// A choice of somebody outside the API.
        case decision = "decisions"
        /// A misbehaviour on demand.
        case fault = "misbehaviours"
    }

    package let kind: Kind
    package let name: String

    init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }
}

/// A refusal as the facts know it, told from others by status, code and words.
struct KnownRefusal: Sendable {
    let name: String
    let status: Int
    /// The provider's code, or nil where it gives none.
    var code: String?
    /// A part of the message that no other refusal has, in ASCII.
    var words: String = ""

    init(_ name: String, _ status: Int, _ code: String? = nil, _ words: String = "") {
        self.name = name
        self.status = status
        self.code = code
        self.words = words
    }
}

/// What a walk was to reach, and how often it got there.
package struct WalkCoverage: Sendable {
    package let goals: [WalkGoal]
    private var counts: [WalkGoal: Int] = [:]

    init(goals: [WalkGoal]) { self.goals = goals }

    mutating func note(_ kind: WalkGoal.Kind, _ name: String) {
        counts[WalkGoal(kind, name), default: 0] += 1
    }

    /// The goals never reached, in the order of the list.
    package var missing: [WalkGoal] { goals.filter { counts[$0] == nil } }

    /// Reached and wanted goals of each kind that has goals.
    package var summary: [(kind: WalkGoal.Kind, reached: Int, wanted: Int)] {
        WalkGoal.Kind.allCases.compactMap { kind in
            let wanted = goals.filter { $0.kind == kind }
            guard !wanted.isEmpty else { return nil }
            return (kind, wanted.count { counts[$0] != nil }, wanted.count)
        }
    }
}
