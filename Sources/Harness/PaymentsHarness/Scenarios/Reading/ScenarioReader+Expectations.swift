import GatewaySimulators
import JSONModel
import PaymentsDomain

extension ScenarioReader {
    mutating func expectations(_ node: ScenarioNode) -> [Expectation] {
        guard let elements = list(node, "expectations") else { return [] }
        var expectations: [Expectation] = []
        for element in elements {
            if let expectation = expectation(element) { expectations.append(expectation) }
        }
        return expectations
    }

    private mutating func expectation(_ node: ScenarioNode) -> Expectation? {
        guard let mapping = mapping(node, "expectation"), let word = claimWord(of: mapping),
            let subject = mapping.node(word.rawValue)
        else { return nil }
        checkMembers(
            of: mapping, known: [word.rawValue] + word.members,
            in: "an expectation \"\(word.rawValue)\"")
        let place = document.namePosition(of: subject.pointer)
        return claim(word, subject, mapping).map {
            Expectation($0, place: StepPlace(line: place.line, column: place.column))
        }
    }

    /// The one word that says what an expectation is about.
    private mutating func claimWord(of mapping: ScenarioMapping) -> ClaimWord? {
        let names = mapping.object.names
        let words = names.compactMap(ClaimWord.init(rawValue:))
        if let word = words.first, words.count == 1 { return word }
        let known = ClaimWord.allCases.map(\.rawValue)
        let name = words.first?.rawValue ?? names.first
        let found =
            words.isEmpty
            ? name.map { "unknown expectation \"\($0)\"" } ?? "an empty expectation"
            : "an expectation about " + words.map(\.rawValue).joined(separator: " and ")
                + " at once"
        note(
            found,
            at: name.map { document.namePosition(of: mapping.pointer.appending($0)) }
                ?? document.position(of: mapping.pointer),
            expected: Self.oneOf(known),
            suggestion: words.isEmpty ? name.flatMap { nearest($0, known) } : nil)
        return nil
    }

    private mutating func claim(
        _ word: ClaimWord, _ subject: ScenarioNode, _ mapping: ScenarioMapping
    ) -> Expectation.Claim? {
        switch word {
        case .payment: return paymentClaim(subject, mapping).map { .payment($0) }
        case .refund:
            let label = refund(subject)
            let status = required("status", of: mapping, "a refund", such: "succeeded")
                .flatMap { self.word($0, among: ScenarioWords.refundStatuses, "status") }
                .flatMap { Refund.Status(rawValue: $0) }
            guard let label, let status else { return nil }
            return .refund(refund: label, status: status)
        case .order:
            let label = payment(subject)
            let state = required("state", of: mapping, "an order", such: "confirmed")
                .flatMap { self.word($0, among: ScenarioWords.orderStates, "state") }
            guard let label, let state else { return nil }
            return .order(payment: label, state: state)
        case .ledger:
            let account = self.word(subject, among: ScenarioWords.accounts, "account")
                .flatMap { Account(rawValue: $0) }
            let balance = required("balance", of: mapping, "an account", such: "EUR 48.25")
                .flatMap { money($0) }
            guard let account, let balance else { return nil }
            return .ledger(account: account, balance: balance)
        case .books: return booksClaim(subject, mapping).map { .books($0) }
        case .events: return eventsClaim(subject, mapping)
        case .fault:
            let name = self.word(subject, among: FaultCatalogue.names, "fault")
            let strikes = required("strikes", of: mapping, "a fault", such: "how often")
                .flatMap { count($0, in: 0...Int.max, "number") }
            guard let name, let strikes else { return nil }
            return .fault(name: name, strikes: strikes)
        case .parked:
            return count(subject, in: 0...Int.max, "number").map { .parked(count: $0) }
        }
    }

    private mutating func paymentClaim(
        _ subject: ScenarioNode, _ mapping: ScenarioMapping
    ) -> PaymentClaim? {
        let label = payment(subject)
        requireClaim(in: mapping, ClaimWord.payment)
        let status = mapping.node("status")
            .flatMap { word($0, among: ScenarioWords.paymentStatuses, "status") }
            .flatMap { PaymentStatus(rawValue: $0) }
        let captured = mapping.node("captured").flatMap { money($0) }
        let refunded = mapping.node("refunded").flatMap { money($0) }
        let inDoubt = mapping.node("in-doubt").flatMap { truth($0) }
        let failure = mapping.node("failure")
            .flatMap { word($0, among: ScenarioWords.failures, "failure") }
            .flatMap { FailureReason.Kind(rawValue: $0) }
        return label.map {
            PaymentClaim(
                payment: $0, status: status, captured: captured, refunded: refunded,
                inDoubt: inDoubt, failure: failure)
        }
    }

    private mutating func booksClaim(
        _ subject: ScenarioNode, _ mapping: ScenarioMapping
    ) -> BooksClaim? {
        let provider = word(subject, among: ScenarioWords.providers, "provider")
        requireClaim(in: mapping, ClaimWord.books)
        var counts: [BookEntry.Kind: Int] = [:]
        for (name, kind) in BooksClaim.countable {
            counts[kind] = mapping.node(name).flatMap { count($0, in: 0...Int.max, "number") }
        }
        let captured = mapping.node("captured").flatMap { money($0) }
        let refunded = mapping.node("refunded").flatMap { money($0) }
        return provider.map {
            BooksClaim(provider: $0, counts: counts, captured: captured, refunded: refunded)
        }
    }

    private mutating func eventsClaim(
        _ subject: ScenarioNode, _ mapping: ScenarioMapping
    ) -> Expectation.Claim? {
        let label = payment(subject)
        let elements = required("are", of: mapping, "events", such: "[PaymentAuthorized]")
            .flatMap { list($0, "events") }
        var names: [String] = []
        for element in elements ?? [] {
            if let name = word(element, among: ScenarioWords.events, "event") { names.append(name) }
        }
        guard let label, elements != nil else { return nil }
        return .events(payment: label, names: names)
    }

    private mutating func requireClaim(in mapping: ScenarioMapping, _ word: ClaimWord) {
        guard !word.members.contains(where: mapping.object.contains) else { return }
        note(
            "an expectation \"\(word.rawValue)\" that says nothing",
            at: document.position(of: mapping.pointer), expected: Self.oneOf(word.members))
    }

    private mutating func truth(_ node: ScenarioNode) -> Bool? {
        if case .bool(let truth) = node.value { return truth }
        refuse(node, "neither", expected: "true or false")
        return nil
    }
}
