import SimulationCore

/// The movements of money, kept short and written out when somebody reads them.
struct StripeBooks: Sendable {
    /// What moved the money, from which its id is written.
    enum Object: Sendable {
        case charge
        case refund(Int)
        /// A line of the balance about the charge's payment, by the letters its id ends with.
        case line(tail: UInt64)
        case named(String)
        /// A movement that belongs to no payment.
        indirect case whole(BookEntry)

        /// A line of the balance by its name.
        static func line(named name: StripeTransaction.Name) -> Object {
            switch name {
            case .ofPayment(_, let tail): .line(tail: tail)
            case .whole(let id): .named(id)
            }
        }
    }

    /// One movement; what it says about its payment is looked up when it is written out.
    fileprivate struct Movement: Sendable {
        let object: Object
        let kind: BookEntry.Kind
        @StripeOptionalPlace var charge: Int?
        let merchantReference: String?
        let operation: String?
        let amount: Int
        let at: VirtualInstant
    }

    fileprivate var movements = StripePages<Movement>()
    /// Those already written out: whoever reads the books reads them again and again.
    fileprivate var written: [BookEntry] = []

    var count: Int { movements.count }

    /// Kind and charge of the movements from a place on.
    func kinds(from place: Int) -> [(kind: BookEntry.Kind, charge: Int)] {
        (place..<movements.count).map { (movements[$0].kind, movements[$0].charge ?? 0) }
    }
}

extension StripeState {
    /// Writes a movement of money on a charge into the books.
    mutating func book(
        _ kind: BookEntry.Kind, charge place: Int, object: StripeBooks.Object = .charge,
        operation: String? = nil, amount: Int
    ) {
        movements.movements.append(
            StripeBooks.Movement(
                object: object, kind: kind, charge: place,
                merchantReference: intents[charges[place].intent].merchantReference,
                operation: operation, amount: amount, at: clock))
    }

    /// Writes a refund's movement of money into the books.
    mutating func book(_ kind: BookEntry.Kind, refund place: Int) {
        let charge = refunds[place].charge
        movements.movements.append(
            StripeBooks.Movement(
                object: .refund(place), kind: kind, charge: charge,
                merchantReference: intents[charges[charge].intent].merchantReference,
                operation: refunds[place].operationReference, amount: refunds[place].amount,
                at: clock))
    }

    /// Writes a movement that belongs to no payment into the books.
    mutating func book(_ entry: BookEntry) {
        movements.movements.append(
            StripeBooks.Movement(
                object: .whole(entry), kind: entry.kind, charge: nil, merchantReference: nil,
                operation: nil, amount: entry.amount, at: entry.at))
    }

    /// Every movement of money so far, in order.
    mutating func writtenBooks() -> [BookEntry] {
        for place in movements.written.count..<movements.count {
            movements.written.append(written(movements.movements[place]))
        }
        return movements.written
    }

    private func written(_ movement: StripeBooks.Movement) -> BookEntry {
        if case .whole(let entry) = movement.object { return entry }
        let charge = charges[movement.charge ?? 0]
        let object: String
        switch movement.object {
        case .charge: object = charge.id
        case .refund(let refund): object = refunds[refund].id
        case .line(let tail): object = id(of: .ofPayment(charge.intent, tail: tail))
        case .named(let id): object = id
        case .whole(let entry): return entry
        }
        return BookEntry(
            kind: movement.kind, objectID: object, paymentID: intents[charge.intent].id,
            merchantReference: movement.merchantReference,
            operationReference: movement.operation, amount: movement.amount,
            currency: charge.currency.upperCode, at: movement.at)
    }
}
