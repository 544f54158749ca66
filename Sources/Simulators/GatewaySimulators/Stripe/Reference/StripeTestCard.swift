/// One of the provider's test cards: docs.stripe.com/testing.
final class StripeTestCard: Sendable {
    /// When the bank asks the shopper to prove who they are.
    enum Challenge: Sendable {
        case never
        case always
        /// Unless the card was set up for payments without the shopper.
        case unlessSetUp
        /// Only when the shopper is there: the card was set up for payments without them.
        case onSession
        /// Only when the request insists on one.
        case onRequest
    }

    /// What becomes of a refund to this card.
    enum RefundCourse: Sendable {
        case ordinary
        /// Pending at first, succeeds later.
        case pending
        /// Succeeds at first, bounces later.
        case fails
    }

    /// What the shopper's bank does after a capture.
    enum Aftermath: Sendable {
        case none
        case dispute(reason: String)
        case inquiry
        case fraudWarning
        case severalDisputes
    }

    enum Risk: String, Sendable {
        case normal, elevated, highest

        var score: Int {
            switch self {
            case .normal: 20
            case .elevated: 70
            case .highest: 90
            }
        }
    }

    /// What the bank says about the data sent with the card.
    struct Checks: Sendable {
        var line1 = "pass"
        var postalCode = "pass"
        var cvc = "pass"
    }

    /// What is special about a card.
    struct Course: Sendable {
        var funding = "credit"
        var country = "US"
        var decline: StripeDecline?
        var challenge = Challenge.never
        var refunds = RefundCourse.ordinary
        var aftermath = Aftermath.none
        var risk = Risk.normal
        var checks = Checks()
        /// Whether it can be attached to a customer although it declines payments.
        var isAttachable: Bool?
        /// Whether its money skips the wait for the balance.
        var isAvailableAtOnce = false
    }

    /// The name requests use instead of card data, without `pm_card_` or `tok_`; nil where there is
    /// none.
    let name: String?
    let brand: String
    let number: String
    let lastFour: String
    let course: Course

    init(_ name: String?, _ number: String, brand: String = "visa", _ course: Course = Course()) {
        self.name = name
        self.number = number
        lastFour = String(decoding: Array(number.utf8.suffix(4)), as: UTF8.self)
        self.brand = brand
        self.course = course
    }

    var funding: String { course.funding }
    var country: String { course.country }
    var decline: StripeDecline? { course.decline }
    var challenge: Challenge { course.challenge }
    var refunds: RefundCourse { course.refunds }
    var aftermath: Aftermath { course.aftermath }
    var risk: Risk { course.risk }
    var checks: Checks { course.checks }
    var isAvailableAtOnce: Bool { course.isAvailableAtOnce }

    /// Why the card cannot be attached to a customer, or nil.
    var attachmentDecline: StripeDecline? {
        guard let decline, challenge.isNever else { return nil }
        return course.isAttachable == true ? nil : decline
    }
}

extension StripeTestCard.Challenge {
    var isNever: Bool {
        if case .never = self { return true }
        return false
    }
}
