import Contracts
import HTTPTypes
import JSONModel
import OpenAPI
import SimulationCore

/// Makes random sequences of valid requests, in which each finds what the ones before it left.
///
/// Idempotency keys come from a small set, so that keys are used again: for the same request, and
/// for another one.
struct WalkMaker {
    private let makers: [(maker: CaseMaker, plain: [DriveCase])]
    private var random: SeededRandom

    private static let keys = ["walk-1", "walk-2", "walk-3", "walk-4"]
    private static let cards = [
        "pm_card_visa", "pm_card_mastercard", "pm_card_chargeDeclined", "pm_card_pendingRefund",
        "pm_card_refundFail", "pm_card_authenticationRequired",
        "pm_card_chargeDeclinedInsufficientFunds",
    ]

    init(_ makers: [CaseMaker], seed: UInt64) {
        self.makers = makers.filter { $0.operation.webhookProvider == nil }
            .map { ($0, $0.plain()) }
        random = SeededRandom(seed: seed)
    }

    /// The next walk: a case whose stage is everything before the last request.
    mutating func next(number: Int) -> DriveCase? {
        guard !makers.isEmpty else { return nil }
        // A walk starts with making a payment, or there would be nothing to walk about.
        let first = makers.firstIndex { $0.maker.operation.method == .post } ?? 0
        var steps: [Stage.Step] = []
        for _ in 0..<(1 + random.next(below: 6)) {
            if random.next(below: 6) == 0 {
                steps.append(.approve)
                continue
            }
            let (maker, plain) = makers[steps.isEmpty ? first : random.next(below: makers.count)]
            guard let body = body(maker, plain) else { continue }
            steps.append(.ask(maker.operation.name, body.json, key: key()))
        }
        let (maker, plain) = makers[random.next(below: makers.count)]
        guard var last = plain.first, let body = body(maker, plain) else { return nil }
        last.stage = Stage(name: "walk \(number)", steps: steps)
        last.draft.body = body
        last.draft.contentType = body.json == nil ? nil : maker.jsonMedia?.range
        last.draft = last.draft.setting("Idempotency-Key", to: .string(key()))
        return last.changed("walk \(number)", .valid)
    }

    private mutating func key() -> String { Self.keys[random.next(below: Self.keys.count)] }

    private mutating func body(_ maker: CaseMaker, _ plain: [DriveCase]) -> RequestDraft.Body? {
        guard !plain.isEmpty else { return nil }
        let known = plain[random.next(below: plain.count)].draft.body
        guard case .json(let value) = known else { return known }
        var changed = value
        if value["amount"] != nil {
            let amounts = [1, 400, 650, 1050, 2000, random.next(below: 5000)]
            let amount = amounts[random.next(below: amounts.count)]
            changed = changed.replacing(["amount", "amount_minor"], with: JSONValue(amount))
        }
        if value["method"]?["kind"] == "card" {
            let card = Self.cards[random.next(below: Self.cards.count)]
            changed = changed.replacing(["method", "reference"], with: .string(card))
        }
        return .json(changed)
    }
}
