import JSONModel

/// The labels of a scenario so far: which payments, refunds and requests there are.
///
/// What happens at the same moment becomes known when the moment is over: nobody can capture a
/// payment that is only just being authorized.
struct ScenarioLabels {
    private(set) var payments: [String] = []
    private(set) var refunds: [String] = []
    /// The names of other merchants' requests, which were answered.
    private(set) var asked: [String] = []
    private var requests: Set<RetryTarget> = []
    private var takenAt: [String: SourcePosition] = [:]
    private var held: (names: [(Kind, String)], requests: [RetryTarget])?

    /// What a label can name.
    enum Kind { case payment, refund, request }

    /// Takes a label and gives the place where it was taken before, if it was.
    mutating func take(
        _ label: String, for kind: Kind, at position: SourcePosition
    ) -> SourcePosition? {
        if let before = takenAt[label] { return before }
        takenAt[label] = position
        if held == nil { add(label, kind) } else { held?.names.append((kind, label)) }
        return nil
    }

    private mutating func add(_ label: String, _ kind: Kind) {
        switch kind {
        case .payment: payments.append(label)
        case .refund: refunds.append(label)
        case .request: asked.append(label)
        }
    }

    mutating func made(_ request: RetryTarget) {
        if held == nil { requests.insert(request) } else { held?.requests.append(request) }
    }

    func wasMade(_ request: RetryTarget) -> Bool { requests.contains(request) }

    mutating func beginMoment() { held = ([], []) }

    mutating func endMoment() {
        guard let held else { return }
        for (kind, label) in held.names { add(label, kind) }
        requests.formUnion(held.requests)
        self.held = nil
    }
}

extension ScenarioReader {
    /// The label of a new payment, refund or request.
    mutating func newLabel(_ node: ScenarioNode, of kind: ScenarioLabels.Kind) -> String? {
        guard let label = label(node) else { return nil }
        let position = document.position(of: node.pointer)
        if let before = labels.take(label, for: kind, at: position) {
            note(
                "label \"\(label)\" is taken since line \(before.line)", at: position,
                expected: "a label of its own for every payment, refund and request")
            return nil
        }
        return label
    }

    /// The label of a payment that was authorized before.
    mutating func payment(_ node: ScenarioNode) -> String? {
        known(node, among: labels.payments, "payment", madeBy: "authorize")
    }

    /// The label of a refund that was asked for before.
    mutating func refund(_ node: ScenarioNode) -> String? {
        known(node, among: labels.refunds, "refund", madeBy: "refund")
    }

    /// The label of whatever there was before: a payment, a refund or a request.
    mutating func anyLabel(_ node: ScenarioNode) -> String? {
        known(
            node, among: labels.payments + labels.refunds + labels.asked, "payment",
            madeBy: "authorize")
    }

    private mutating func known(
        _ node: ScenarioNode, among labels: [String], _ what: String, madeBy word: String
    ) -> String? {
        guard let label = label(node) else { return nil }
        if labels.contains(label) { return label }
        note(
            "there is no \(what) \"\(label)\" at this point",
            at: document.position(of: node.pointer),
            expected: labels.isEmpty ? "a step \"\(word)\" before it" : Self.oneOf(labels),
            suggestion: nearest(label, labels))
        return nil
    }

    private mutating func label(_ node: ScenarioNode) -> String? {
        if case .string(let text) = node.value, Self.isLabel(text) { return text }
        refuse(
            node, "no label", expected: "a letter, then letters, digits, - or _, such as p1")
        return nil
    }

    /// Whether a text can name a payment, a refund or a request.
    static func isLabel(_ text: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 32 else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
    }
}
