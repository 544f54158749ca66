/// A word that may not occur in some part of the sources.
struct BannedWord: Sendable {
    enum Scope: Sendable {
        /// Everything under Sources.
        case everywhere
        /// Code that runs inside the simulated world, where one seed decides everything.
        case insideWorld
    }

    let word: String
    let scope: Scope
    /// Whether comments and string literals count as well.
    let inComments: Bool
    /// Why, and what to do instead; the end of the message.
    let reason: String

    init(_ word: String, _ scope: Scope, inComments: Bool = false, because reason: String) {
        self.word = word
        self.scope = scope
        self.inComments = inComments
        self.reason = reason
    }
}

extension BannedWord {
    static let all = insideWorld + everywhere

    private static let clock = "time comes from a port or the virtual clock"
    private static let identity = "identifiers come from a port"
    private static let tasks = "it leaves the deterministic executor; use child tasks or a port"
    private static let chance = "chance comes from a choice stream"

    private static let insideWorld: [BannedWord] =
        banned(["Date()", "Date.now", "ContinuousClock", "SuspendingClock"], because: clock)
        + banned(["UUID()"], because: identity)
        + banned(
            ["Task {", "Task{", "Task(priority:", "Task.init", "Task.immediate", "Task.detached"],
            because: tasks)
        + banned(["Task.sleep"], because: "sleeping goes through the virtual clock")
        + banned(
            ["SystemRandomNumberGenerator", ".randomElement(", ".shuffled()", ".random(in:"],
            because: chance)

    private static func banned(_ words: [String], because reason: String) -> [BannedWord] {
        words.map { BannedWord($0, .insideWorld, because: reason) }
    }

    private static let everywhere: [BannedWord] = [
        BannedWord("try!", .everywhere, because: "handle the error or pass it on"),
        BannedWord("as!", .everywhere, because: "cast with as? and say what was found"),
        BannedWord(
            "fatalError(", .everywhere,
            because: "bad input is a typed error, a broken promise a precondition"),
        BannedWord("FIXME", .everywhere, inComments: true, because: "fix it or write an issue"),
        BannedWord("TODO", .everywhere, inComments: true, because: "do it or write an issue"),
        BannedWord("/home/", .everywhere, inComments: true, because: machine),
        BannedWord("/Users/", .everywhere, inComments: true, because: machine),
    ]

    private static let machine = "the repository knows no folder outside itself"
}

/// How large things may get.
enum SizeLimit {
    static let fileLines = 400
    static let functionLines = 70
    static let folderFiles = 15
}

/// A place where a rule does not hold, and why that is right.
struct Exemption: Sendable, Hashable {
    let path: String
    /// The banned word, or `file-lines`, `function-lines`, `folder-files`, `file-name`.
    let rule: String
    let reason: String
}

extension Exemption {
    /// The one list of exemptions; an entry that nothing needs any more fails the test.
    static let all: [Exemption] = []
}
