import SimulationCore

/// Reading: one object, or a page of them.
extension StripeState {
    /// The body that shows one object.
    func show(_ kind: StripeKind, _ id: String, view: StripeView) throws(StripeError) -> [UInt8] {
        guard let place = place(of: kind, id) else {
            throw .missing(kind, id, param: kind.pathParameter)
        }
        return show(kind, at: place, view: view)
    }

    func show(_ kind: StripeKind, at place: Int, view: StripeView) -> [UInt8] {
        var out = StripeWriter(capacity: view.paths.isEmpty ? 2560 : 8192)
        write(kind, at: place, view: view, into: &out)
        return out.bytes
    }

    /// The body that shows a page: newest first, whichever direction was walked.
    func page(
        of kind: StripeKind, _ query: StripeListQuery, view: StripeView
    ) throws(StripeError) -> [UInt8] {
        let candidates = try candidates(for: query)
        var after: Int?
        var before: Int?
        if let id = query.startingAfter { after = try cursor(kind, id, "starting_after") }
        if let id = query.endingBefore { before = try cursor(kind, id, "ending_before") }
        try checkFilters(query)
        var places: [Int] = []
        var hasMore = false
        /// Takes the place if it matches; false when the page is full.
        func take(_ place: Int) -> Bool {
            guard matches(kind, place, query) else { return true }
            if places.count == query.limit {
                hasMore = true
                return false
            }
            places.append(place)
            return true
        }
        if let before {
            let end = max(before + 1, end(of: kind))
            if let candidates {
                for place in candidates where place > before && !take(place) { break }
            } else {
                for place in (before + 1)..<end where !take(place) { break }
            }
            places.reverse()
        } else if let candidates {
            for place in candidates.reversed() where place < after ?? .max && !take(place) { break }
        } else {
            let start = start(of: kind)
            let end = max(start, after ?? end(of: kind))
            for place in (start..<end).reversed() where !take(place) { break }
        }
        var out = StripeWriter(capacity: 256 + places.count * 2560)
        out.raw(#"{"object":"list","data":["#)
        for (index, place) in places.enumerated() {
            if index > 0 { out.raw(",") }
            write(kind, at: place, view: view, into: &out)
        }
        out.raw(#"],"has_more":"#)
        out.bool(hasMore)
        out.raw(#","url":"/v1/"#)
        out.plain(kind.collection)
        out.raw(#""}"#)
        return out.bytes
    }

    private func cursor(
        _ kind: StripeKind, _ id: String, _ parameter: String
    ) throws(StripeError) -> Int {
        guard let place = place(of: kind, id) else {
            throw .missing(kind, id, param: parameter, status: 400)
        }
        return place
    }

    /// A filter that names an unknown object is a bad request, not an empty list.
    private func checkFilters(_ query: StripeListQuery) throws(StripeError) {
        if let id = query.intent, intents.place(of: id) == nil {
            throw .missing(.intent, id, param: "payment_intent", status: 400)
        }
        if let id = query.charge, charges.place(of: id) == nil {
            throw .missing(.charge, id, param: "charge", status: 400)
        }
    }

    private func place(of kind: StripeKind, _ id: String) -> Int? {
        switch kind {
        case .intent: intents.place(of: id)
        case .charge: charges.place(of: id)
        case .refund: refunds.place(of: id)
        case .transaction: transactions.place(of: id)
        case .event: events.number(of: id)
        case .paymentMethod: paymentMethods.place(of: id)
        case .dispute: disputes.place(of: id)
        case .payout: payouts.place(of: id)
        case .warning: warnings.place(of: id)
        case .endpoint: endpointPlace(of: id)
        }
    }

    /// The place of the oldest object there still is.
    private func start(of kind: StripeKind) -> Int { kind == .event ? events.first : 0 }

    /// The place the next object will have.
    private func end(of kind: StripeKind) -> Int {
        switch kind {
        case .intent: intents.count
        case .charge: charges.count
        case .refund: refunds.count
        case .transaction: transactions.count
        case .event: events.end
        case .paymentMethod: paymentMethods.count
        case .dispute: disputes.count
        case .payout: payouts.count
        case .warning: warnings.count
        case .endpoint: endpoints.count
        }
    }

    private func matches(_ kind: StripeKind, _ place: Int, _ query: StripeListQuery) -> Bool {
        switch kind {
        case .intent: return query.covers(created: intents[place].created)
        case .charge:
            let charge = charges[place]
            return query.covers(created: charge.created)
                && (query.intent == nil || intents[charge.intent].id == query.intent)
        case .refund:
            let refund = refunds[place]
            let charge = charges[refund.charge]
            return query.covers(created: refund.created)
                && (query.charge == nil || charge.id == query.charge)
                && (query.intent == nil || intents[charge.intent].id == query.intent)
        case .transaction:
            let line = transactions[place]
            return query.covers(created: line.created.seconds)
                && query.wants(type: line.category.type.description)
                && (query.currency == nil || line.currency.code == query.currency)
        case .event:
            guard let event = events[place] else { return false }
            return query.covers(created: event.created) && query.wants(type: event.type)
                && (query.isDelivered.map { $0 == (event.undelivered == 0) } ?? true)
        case .paymentMethod: return true
        case .dispute:
            return matches(query, created: disputes[place].created, disputes[place].charge)
        case .warning:
            return matches(query, created: warnings[place].created, warnings[place].charge)
        case .payout:
            let payout = payouts[place]
            return query.covers(created: payout.created)
                && payout.arrivalDate >= query.arrivesFrom && payout.arrivalDate <= query.arrivesTo
                && (query.status == nil || payout.status.rawValue == query.status)
        case .endpoint: return !endpoints[place].isDeleted
        }
    }

    /// Whether what belongs to a charge is wanted.
    private func matches(_ query: StripeListQuery, created: Int, _ charge: Int) -> Bool {
        query.covers(created: created)
            && (query.charge == nil || charges[charge].id == query.charge)
            && (query.intent == nil || intents[charges[charge].intent].id == query.intent)
    }

    private func write(
        _ kind: StripeKind, at place: Int, view: StripeView, into out: inout StripeWriter
    ) {
        let isStale = view.isStale
        switch kind {
        case .intent: write(intents.version(at: place, isStale: isStale), view: view, into: &out)
        case .charge: write(charges.version(at: place, isStale: isStale), view: view, into: &out)
        case .refund: write(refunds.version(at: place, isStale: isStale), view: view, into: &out)
        case .transaction: write(transactions[place], view: view, into: &out)
        case .event: writeEvent(place, into: &out)
        case .paymentMethod: write(paymentMethods[place], into: &out)
        case .dispute: write(disputes.version(at: place, isStale: isStale), view: view, into: &out)
        case .payout: write(payouts.version(at: place, isStale: isStale), view: view, into: &out)
        case .warning: write(warnings.version(at: place, isStale: isStale), view: view, into: &out)
        case .endpoint: write(endpoints[place], into: &out)
        }
    }
}
