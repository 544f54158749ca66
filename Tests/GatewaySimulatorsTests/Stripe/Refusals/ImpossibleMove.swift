/// Something the provider does not let a merchant do with a payment of 25 dollars.
struct ImpossibleMove: Sendable, CustomStringConvertible {
    let description: String
    /// How the payment starts: `paid`, `held` or `open`.
    let start: String
    /// What happens before; each line is a path and a form, or a wait or a decision.
    let before: [String]
    let move: String
    let code: String?
    let param: String?
    let message: String
    /// Whether the error shows the intent whole.
    let showsIntent: Bool
    /// The books, then and afterwards.
    let books: [String]

    init(
        _ description: String, after start: String, _ before: [String] = [], move: String,
        code: String? = nil, param: String? = nil, _ message: String, showsIntent: Bool = false,
        books: [String]
    ) {
        self.description = description
        self.start = start
        self.before = before
        self.move = move
        self.code = code
        self.param = param
        self.message = message
        self.showsIntent = showsIntent
        self.books = books
    }

    /// A move that the state of the intent rules out.
    static func wrongState(
        _ description: String, after start: String, _ before: [String] = [], move: String,
        param: String? = nil, _ message: String, books: [String]
    ) -> ImpossibleMove {
        ImpossibleMove(
            description, after: start, before, move: move,
            code: "payment_intent_unexpected_state", param: param, message, showsIntent: true,
            books: books)
    }
}
