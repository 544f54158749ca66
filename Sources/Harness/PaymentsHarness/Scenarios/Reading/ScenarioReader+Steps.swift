import JSONModel
import SimulationCore

extension ScenarioReader {
    mutating func steps(_ node: ScenarioNode) -> [Step] {
        guard let elements = list(node, "steps") else { return [] }
        if elements.isEmpty { refuse(node, "no history", expected: "at least one step") }
        var steps: [Step] = []
        for element in elements {
            if let step = step(element, isTogether: false) { steps.append(step) }
        }
        return steps
    }

    private mutating func step(_ node: ScenarioNode, isTogether: Bool) -> Step? {
        guard let mapping = mapping(node, "step"),
            let word = stepWord(of: mapping, isTogether: isTogether),
            let subject = mapping.node(word.rawValue)
        else { return nil }
        checkMembers(
            of: mapping, known: [word.rawValue] + word.members, in: "a step \"\(word.rawValue)\"")
        let act = self.act(word, subject, mapping)
        let answer = mapping.node("answer").flatMap { self.answer($0, to: word) }
        let place = document.namePosition(of: subject.pointer)
        return act.map {
            Step($0, answer: answer, place: StepPlace(line: place.line, column: place.column))
        }
    }

    /// The one word that says what a step does.
    private mutating func stepWord(of mapping: ScenarioMapping, isTogether: Bool) -> StepWord? {
        let known = StepWord.allCases.filter { !isTogether || $0.mayBeTogether }.map(\.rawValue)
        let names = mapping.object.names
        let words = names.filter { StepWord(rawValue: $0) != nil }
        if let word = words.first, words.count == 1, known.contains(word) {
            return StepWord(rawValue: word)
        }
        let found: String
        switch (words.first, names.first) {
        case (nil, nil): found = "an empty step"
        case (nil, let name?): found = "unknown step \"\(name)\""
        case (let word?, _) where words.count == 1:
            found = "step \"\(word)\" cannot begin together with others"
        case (_, _): found = "a step that is " + words.joined(separator: " and ") + " at once"
        }
        let name = words.first ?? names.first
        note(
            found,
            at: name.map { document.namePosition(of: mapping.pointer.appending($0)) }
                ?? document.position(of: mapping.pointer),
            expected: Self.oneOf(known),
            suggestion: words.isEmpty ? name.flatMap { nearest($0, known) } : nil)
        return nil
    }

    private mutating func act(
        _ word: StepWord, _ subject: ScenarioNode, _ mapping: ScenarioMapping
    ) -> Act? {
        switch word {
        case .authorize: return authorize(subject, mapping)
        case .challenge: return challenge(subject, mapping)
        case .capture: return capture(subject, mapping)
        case .cancel:
            guard let payment = payment(subject) else { return nil }
            labels.made(.cancel(payment: payment))
            return .cancel(payment: payment)
        case .refund: return refund(subject, mapping)
        case .retry: return retry(subject).map { .retry($0) }
        case .reconcile: return payment(subject).map { .reconcile(payment: $0) }
        case .reconcileAll:
            return self.word(subject, among: ScenarioWords.providers, "provider")
                .map { .reconcileAll(provider: $0) }
        case .read: return payment(subject).map { .read(payment: $0) }
        case .replayWebhook: return payment(subject).map { .replayWebhook(payment: $0) }
        case .forgeWebhook: return payment(subject).map { .forgeWebhook(payment: $0) }
        case .wait: return duration(subject).map { .wait($0) }
        case .crash: return node(subject).map { .crash(node: $0) }
        case .restart: return node(subject).map { .restart(node: $0) }
        case .fault: return fault(mapping)
        case .heal:
            return self.word(subject, among: [ScenarioWords.everything], "cure").map { _ in .heal }
        case .together: return together(subject)
        case .expect: return .expect(expectations(subject))
        case .decide: return decide(subject, mapping)
        case .request: return request(subject, mapping)
        }
    }

    private mutating func together(_ node: ScenarioNode) -> Act? {
        guard let elements = list(node, "steps") else { return nil }
        if elements.count < 2 {
            refuse(node, "no moment shared", expected: "at least two steps that begin together")
        }
        labels.beginMoment()
        defer { labels.endMoment() }
        var steps: [Step] = []
        for element in elements {
            if let step = step(element, isTogether: true) { steps.append(step) }
        }
        return .together(steps)
    }

    /// `node 1` or `node 2`, as far as there are so many.
    private mutating func node(_ subject: ScenarioNode) -> Int? {
        let expected = nodes == 1 ? "node 1, the only one" : "node 1 or node 2"
        guard let (word, rest) = pair(subject, expected: expected) else { return nil }
        if word == "node", let number = Int(rest), (1...nodes).contains(number),
            rest == String(number)
        {
            return number
        }
        refuse(subject, "no node of this scenario", expected: expected)
        return nil
    }

    /// An HTTP status, and a problem's code where it matters which.
    private mutating func answer(_ node: ScenarioNode, to word: StepWord) -> ExpectedAnswer? {
        let statuses = 200...599
        if let status = node.value.integer, statuses.contains(status) {
            return ExpectedAnswer(status: status)
        }
        if word == .request {
            refuse(
                node, "no answer", expected: "an HTTP status; what its body says goes under where")
            return nil
        }
        let expected = "an HTTP status, or one with a code, such as 402 payment_declined"
        guard let (first, code) = pair(node, expected: expected) else { return nil }
        guard let status = Int(first), statuses.contains(status) else {
            refuse(node, "no answer", expected: expected)
            return nil
        }
        let known = ScenarioWords.problemCodes
        guard known.contains(code) else {
            note(
                "unknown code \"\(code)\"", at: document.position(of: node.pointer),
                expected: "a code of contracts/apis/payments.v1.yaml",
                suggestion: nearest(code, known))
            return nil
        }
        return ExpectedAnswer(status: status, code: code)
    }
}
