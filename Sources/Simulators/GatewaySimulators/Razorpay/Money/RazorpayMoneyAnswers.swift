import HTTPModel
import SimulationCore

extension RazorpayState {
    /// Answers a request about settlements, disputes, documents or downtimes.
    mutating func answer(
        _ route: RazorpayMoneyRoute, _ request: RequestMessage, _ lag: RazorpayLag
    ) throws(RazorpayError) -> ResponseMessage {
        var writer = RazorpayJSONWriter(capacity: 1024)
        switch route {
        case .createInstantSettlement:
            let place = try requestInstantSettlement(RazorpayRequestBody(request))
            writer.instantSettlement(money.instantSettlements[place], withPayouts: true)
        case .acceptDispute(let id):
            let place = try acceptDispute(id, RazorpayRequestBody(request))
            write(dispute: money.disputes[place], with: nil, into: &writer)
        case .contestDispute(let id):
            let place = try contestDispute(id, RazorpayRequestBody(request))
            write(dispute: money.disputes[place], with: nil, into: &writer)
        case .createDocument:
            let place = try createDocument(request)
            writer.document(money.documents[place])
        case .documentContent(let id):
            let document = money.documents[try documentPlace(id)]
            return ResponseMessage(
                status: 200, contentType: document.mediaType, body: document.content)
        case .listSettlements, .listInstantSettlements, .listDisputes, .listDowntimes, .recon:
            try list(route, request, lag: lag, into: &writer)
        case .settlement, .instantSettlement, .dispute, .document, .downtime:
            try read(route, request, lag: lag, into: &writer)
        }
        return ResponseMessage(
            status: 200, contentType: "application/json", body: writer.bytes)
    }

    private func read(
        _ route: RazorpayMoneyRoute, _ request: RequestMessage, lag: RazorpayLag,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        switch route {
        case .settlement(let id):
            let place = try settlementPlace(id)
            writer.settlement(try Self.known(money.settlements.shown(place, lag)))
        case .instantSettlement(let id):
            let place = try instantSettlementPlace(id)
            writer.instantSettlement(
                try Self.known(money.instantSettlements.shown(place, lag)),
                withPayouts: try Self.asksForPayouts(request))
        case .dispute(let id):
            let place = try disputePlace(id)
            write(
                dispute: try Self.known(money.disputes.shown(place, lag)),
                with: try RazorpayDisputeExpansion(request), into: &writer)
        case .document(let id): writer.document(money.documents[try documentPlace(id)])
        case .downtime(let id):
            let place = try downtimePlace(id)
            writer.downtime(
                try Self.known(money.downtimes.shown(place, lag)), for: .answer)
        default: throw .wrongMethod
        }
    }

    private func list(
        _ route: RazorpayMoneyRoute, _ request: RequestMessage, lag: RazorpayLag,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        switch route {
        case .recon:
            let rows = reconRows(try RazorpayReconQuery(request))
            writer.collection(rows) { writer, place in
                RazorpayReconRow(
                    state: self, row: money.ledger.rows[place],
                    isHeld: money.ledger.held.contains(place)
                ).write(into: &writer)
            }
        case .listSettlements:
            let page = try RazorpayPage(request).cut(
                money.settlements, lag: lag, createdAt: \.createdAt.seconds)
            writer.collection(page) { $0.settlement($1) }
        case .listInstantSettlements:
            let showsPayouts = try Self.asksForPayouts(request)
            let page = try RazorpayPage(request).cut(
                money.instantSettlements, lag: lag, createdAt: \.createdAt.seconds)
            writer.collection(page) { $0.instantSettlement($1, withPayouts: showsPayouts) }
        case .listDisputes:
            let expansion = try RazorpayDisputeExpansion(request)
            let page = try RazorpayPage(request).cut(
                money.disputes, lag: lag, createdAt: \.createdAt.seconds)
            writer.collection(page) { writer, dispute in
                write(dispute: dispute, with: expansion, into: &writer)
            }
        case .listDowntimes:
            let ongoing = money.ongoingDowntimes.compactMap {
                money.downtimes.listed($0, lag)
            }
            writer.collection(ongoing) { $0.downtime($1, for: .answer) }
        default: throw .wrongMethod
        }
    }

    private static func known<Item>(_ item: Item?) throws(RazorpayError) -> Item {
        if let item { return item }
        throw .unknownID
    }

    private static func asksForPayouts(_ request: RequestMessage) throws(RazorpayError) -> Bool {
        var place = 0
        var asks = false
        for item in request.queryItems where item.name.hasPrefix("expand") {
            guard item.value == "ondemand_payouts" else {
                throw .validation(
                    "Value of each expand must be one of following types: ondemand_payouts",
                    field: "expand.\(place)")
            }
            asks = true
            place += 1
        }
        return asks
    }
}

extension RazorpayPage {
    /// The page's objects of a shelf, newest first.
    fileprivate func cut<Item>(
        _ shelf: RazorpayShelf<Item>, lag: RazorpayLag, createdAt: (Item) -> Int
    ) -> [Item] {
        cut(
            shelf.items.indices, show: { shelf.listed($0, lag) },
            createdAt: { createdAt(shelf[$0]) })
    }
}
