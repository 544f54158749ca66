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
            for place in (before + 1)..<max(before + 1, count(of: kind)) where !take(place) {
                break
            }
            places.reverse()
        } else {
            for place in (0..<(after ?? count(of: kind))).reversed() where !take(place) { break }
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
        case .event: events.firstIndex { $0.id == id }
        case .paymentMethod: paymentMethods.place(of: id)
        }
    }

    private func count(of kind: StripeKind) -> Int {
        switch kind {
        case .intent: intents.count
        case .charge: charges.count
        case .refund: refunds.count
        case .transaction: transactions.count
        case .event: events.count
        case .paymentMethod: paymentMethods.count
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
                && query.wants(type: line.category.rawValue)
                && (query.currency == nil || line.currency.code == query.currency)
                && (query.source == nil || id(of: line.source) == query.source)
        case .event:
            return query.covers(created: events[place].created)
                && query.wants(type: events[place].type)
        case .paymentMethod: return true
        }
    }

    private func id(of source: StripeTransaction.Source) -> String {
        switch source {
        case .charge(let place): charges[place].id
        case .refund(let place): refunds[place].id
        }
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
        case .event: out.raw(events[place].body)
        case .paymentMethod: write(paymentMethods[place], into: &out)
        }
    }
}
