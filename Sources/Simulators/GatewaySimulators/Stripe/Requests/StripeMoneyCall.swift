import HTTPModel

/// A well-formed request about disputes, payouts or endpoints.
enum StripeMoneyCall: Sendable {
    case updateDispute(String, StripeDisputeUpdate)
    case closeDispute(String)
    case disputeOfCharge(String)
    case createPayout(StripePayoutOrder)
    case updatePayout(String, StripeMetadataChange)
    case cancelPayout(String)
    case reversePayout(String, metadata: [FormItem])
    case createEndpoint(StripeEndpointOrder)
    case updateEndpoint(String, StripeEndpointChange)
    case deleteEndpoint(String)

    init(_ route: StripeMoneyRoute, _ form: inout StripeForm) throws(StripeError) {
        switch route {
        case .updateDispute(let id):
            self = .updateDispute(id, try StripeDisputeUpdate(&form))
        case .closeDispute(let id): self = .closeDispute(id)
        case .disputeOfCharge(let id): self = .disputeOfCharge(id)
        case .createPayout: self = .createPayout(try StripePayoutOrder(&form))
        case .updatePayout(let id): self = .updatePayout(id, try StripeMetadataChange(&form))
        case .cancelPayout(let id): self = .cancelPayout(id)
        case .reversePayout(let id): self = .reversePayout(id, metadata: try form.metadata())
        case .createEndpoint: self = .createEndpoint(try StripeEndpointOrder(&form))
        case .updateEndpoint(let id): self = .updateEndpoint(id, try StripeEndpointChange(&form))
        case .deleteEndpoint(let id): self = .deleteEndpoint(id)
        }
    }

    /// The kind of object the answer shows.
    var kind: StripeKind {
        switch self {
        case .updateDispute, .closeDispute, .disputeOfCharge: .dispute
        case .createPayout, .updatePayout, .cancelPayout, .reversePayout: .payout
        case .createEndpoint, .updateEndpoint, .deleteEndpoint: .endpoint
        }
    }
}

extension StripeState {
    mutating func perform(
        _ call: StripeMoneyCall, view: StripeView
    ) throws(StripeError) -> [UInt8] {
        let place: Int
        switch call {
        case .updateDispute(let id, let update): place = try updateDispute(id, update)
        case .closeDispute(let id): place = try closeDispute(id)
        case .disputeOfCharge(let id): place = try disputeOfCharge(id)
        case .createPayout(let order): place = try createPayout(order)
        case .updatePayout(let id, let change): place = try updatePayout(id, change)
        case .cancelPayout(let id): place = try cancelPayout(id)
        case .reversePayout(let id, let metadata):
            place = try reversePayout(id, metadata: metadata)
        case .createEndpoint(let order):
            let endpoint = endpoints[try createEndpoint(order)]
            var out = StripeWriter(capacity: 512)
            write(endpoint, withSecret: true, into: &out)
            return out.bytes
        case .updateEndpoint(let id, let change): place = try updateEndpoint(id, change)
        case .deleteEndpoint(let id): return try deleteEndpoint(id)
        }
        return show(call.kind, at: place, view: view)
    }

    private func disputeOfCharge(_ id: String) throws(StripeError) -> Int {
        guard let charge = charges.place(of: id) else {
            throw .missing(.charge, id, param: StripeKind.charge.pathParameter)
        }
        guard let place = disputesOfCharge[charge]?.last else {
            throw StripeError("No dispute for charge: \(id)", status: 404)
        }
        return place
    }
}
