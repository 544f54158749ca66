import HTTPModel
import HTTPTypes

/// What a read shows in full that it otherwise names by id or leaves out: `expand[]`.
struct RazorpayExpansion: OptionSet, Sendable {
    let rawValue: Int

    static let card = RazorpayExpansion(rawValue: 1)
    static let instalments = RazorpayExpansion(rawValue: 1 << 1)
    static let offers = RazorpayExpansion(rawValue: 1 << 2)
    static let transaction = RazorpayExpansion(rawValue: 1 << 3)
    static let settlement = RazorpayExpansion(rawValue: 1 << 4)
    static let refunds = RazorpayExpansion(rawValue: 1 << 5)
    static let token = RazorpayExpansion(rawValue: 1 << 6)
    static let payments = RazorpayExpansion(rawValue: 1 << 7)
    static let paymentCards = RazorpayExpansion(rawValue: 1 << 8)
    static let transfers = RazorpayExpansion(rawValue: 1 << 9)
    static let virtualAccount = RazorpayExpansion(rawValue: 1 << 10)

    /// The words an endpoint knows, in the order its refusal lists them.
    struct Words: Sendable {
        let all: [(word: String, value: RazorpayExpansion)]

        static let ofPayments = Words(all: [
            ("card", .card), ("emi", .instalments), ("offers", .offers),
            ("transaction", .transaction), ("transaction.settlement", .settlement),
            ("refunds", .refunds), ("token", .token),
        ])
        static let ofOrders = Words(all: [
            ("payments", .payments), ("payments.card", .paymentCards), ("transfers", .transfers),
            ("virtual_account", .virtualAccount),
        ])
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    /// Reads `expand[]`, as often as it comes; an unknown word is refused with the known ones.
    init(_ request: RequestMessage, _ words: Words) throws(RazorpayError) {
        self = []
        guard request.head.path?.utf8.contains(UInt8(ascii: "?")) == true else { return }
        for item in request.queryItems where item.name.hasPrefix("expand") {
            guard let match = words.all.first(where: { $0.word == item.value }) else {
                let known = words.all.map(\.word).joined(separator: ", ")
                throw .validation(
                    "Value of each expand must be one of following types: \(known)",
                    field: "expand")
            }
            insert(match.value)
        }
    }
}
