import SimulationCore

/// Reading: one object, or a page of them.
extension StripeState {
    /// The body that shows one object, asked for by itself or below the one it belongs to.
    func show(
        _ kind: StripeKind, _ id: String, of owner: String?, view: StripeView
    ) throws(StripeError) -> [UInt8] {
        guard let place = place(of: kind, id), try belongs(kind, place, to: owner) else {
            throw .missing(kind, id, param: kind.pathParameter)
        }
        return show(kind, at: place, view: view)
    }

    /// Whether an object is the named one's; it is when nobody is named.
    func belongs(
        _ kind: StripeKind, _ place: Int, to owner: String?
    ) throws(StripeError) -> Bool {
        guard let owner else { return true }
        switch kind {
        case .refund:
            guard let charge = charges.place(of: owner) else {
                throw .missing(.charge, owner, param: "id")
            }
            return refunds[place].charge == charge
        case .paymentMethod:
            guard let customer = customers.place(of: owner), !customers[customer].isDeleted else {
                throw .missing(.customer, owner, param: "id")
            }
            return customers[customer].methods.contains(place)
        case .intent, .charge, .transaction, .event, .customer, .dispute, .warning, .payout,
            .endpoint:
            return false
        }
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
        let owned = try candidates(kind, query)
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
        if let owned {
            let side = owned.filter { $0 > before ?? -1 && $0 < after ?? .max }
            for place in before == nil ? side : side.reversed() where !take(place) { break }
        } else if let before {
            let last = end(of: kind)
            var place = before + 1
            while place < last, created(kind, place) <= query.createdTo, take(place) { place += 1 }
        } else {
            var place = min(after ?? .max, end(of: kind, before: query.createdTo)) - 1
            while place >= start(of: kind), created(kind, place) >= query.createdFrom, take(place) {
                place -= 1
            }
        }
        if before != nil { places.reverse() }
        return list(kind, places, query, hasMore: hasMore, view: view)
    }

    private func list(
        _ kind: StripeKind, _ places: [Int], _ query: StripeListQuery, hasMore: Bool,
        view: StripeView
    ) -> [UInt8] {
        var out = StripeWriter(capacity: 256 + places.count * 2560)
        out.raw(#"{"object":"list","data":["#)
        for (index, place) in places.enumerated() {
            if index > 0 { out.raw(",") }
            write(kind, at: place, view: view, into: &out)
        }
        out.raw(#"],"has_more":"#)
        out.bool(hasMore)
        out.raw(#","url":"/v1/"#)
        if let owner = query.owner {
            out.raw(kind == .refund ? "charges/" : "customers/")
            out.plain(owner)
            out.raw("/")
        }
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

    /// The objects that belong to what a filter names, newest first; nil for all of the kind.
    ///
    /// A filter that names an unknown object is a bad request, not an empty list.
    private func candidates(
        _ kind: StripeKind, _ query: StripeListQuery
    ) throws(StripeError) -> [Int]? {
        if kind == .transaction { return try candidates(for: query)?.reversed() }
        if kind == .dispute || kind == .warning { return try candidatesOfCharges(kind, query) }
        if let id = query.intent {
            guard let place = intents.place(of: id) else {
                throw .missing(.intent, id, param: "payment_intent", status: 400)
            }
            let owned = chargePlaces(ofIntent: place)
            return kind == .charge ? owned : owned.flatMap(refundPlaces).sorted(by: >)
        }
        if let id = query.charge {
            guard let place = charges.place(of: id) else {
                let isPath = query.owner != nil
                throw .missing(
                    .charge, id, param: isPath ? "id" : "charge", status: isPath ? 404 : 400)
            }
            return refundPlaces(ofCharge: place)
        }
        guard let id = query.customer else { return nil }
        guard let place = customers.place(of: id), !customers[place].isDeleted else {
            let isPath = query.owner != nil
            throw .missing(
                .customer, id, param: isPath ? "id" : "customer", status: isPath ? 404 : 400)
        }
        switch kind {
        case .intent:
            return chain(from: customers[place].lastIntent) { intents[$0].earlierOfCustomer }
        case .charge:
            return chain(from: customers[place].lastCharge) { charges[$0].earlierOfCustomer }
        case .paymentMethod: return customers[place].methods.sorted(by: >)
        case .refund, .transaction, .event, .customer, .dispute, .warning, .payout, .endpoint:
            return nil
        }
    }

    /// The disputes or warnings of the charges that a filter names, newest first.
    private func candidatesOfCharges(
        _ kind: StripeKind, _ query: StripeListQuery
    ) throws(StripeError) -> [Int]? {
        var owners: [Int]?
        if let id = query.intent {
            guard let place = intents.place(of: id) else {
                throw .missing(.intent, id, param: "payment_intent", status: 400)
            }
            owners = chargePlaces(ofIntent: place)
        }
        if let id = query.charge {
            guard let place = charges.place(of: id) else {
                throw .missing(.charge, id, param: "charge", status: 400)
            }
            owners = owners?.filter { $0 == place } ?? [place]
        }
        return owners?.flatMap {
            (kind == .dispute ? disputesOfCharge[$0] : warningsOfCharge[$0]) ?? []
        }.sorted(by: >)
    }

    private func chargePlaces(ofIntent place: Int) -> [Int] {
        chain(from: intents[place].lastCharge) { charges[$0].earlierOfIntent }
    }

    private func refundPlaces(ofCharge place: Int) -> [Int] {
        chain(from: charges[place].lastRefund) { refunds[$0].earlierOfCharge }
    }

    /// The places met by going back from one to the one before it.
    private func chain(from start: Int?, before: (Int) -> Int?) -> [Int] {
        var places: [Int] = []
        var next = start
        while let place = next {
            places.append(place)
            next = before(place)
        }
        return places
    }

    /// The place after the last object that is not younger than a moment, in Unix seconds.
    private func end(of kind: StripeKind, before moment: Int) -> Int {
        var low = start(of: kind)
        var high = end(of: kind)
        guard moment < .max else { return high }
        while low < high {
            let middle = (low + high) / 2
            if created(kind, middle) <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func place(of kind: StripeKind, _ id: String) -> Int? {
        switch kind {
        case .intent: intents.place(of: id)
        case .charge: charges.place(of: id)
        case .refund: refunds.place(of: id)
        case .transaction: place(ofTransaction: id)
        case .event: events.number(of: id)
        case .paymentMethod: paymentMethods.place(of: id)
        case .customer: customers.place(of: id)
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
        case .customer: customers.count
        case .dispute: disputes.count
        case .payout: payouts.count
        case .warning: warnings.count
        case .endpoint: endpoints.count
        }
    }

    /// When the object at a place was made, in Unix seconds; never less than that of the one before.
    private func created(_ kind: StripeKind, _ place: Int) -> Int {
        switch kind {
        case .intent: intents[place].created
        case .charge: charges[place].created
        case .refund: refunds[place].created
        case .transaction: transactions[place].created.seconds
        case .event: events[place]?.created ?? 0
        case .paymentMethod: paymentMethods[place].created
        case .customer: customers[place].created
        case .dispute: disputes[place].created
        case .payout: payouts[place].created
        case .warning: warnings[place].created
        case .endpoint: endpoints[place].created
        }
    }

    private func matches(_ kind: StripeKind, _ place: Int, _ query: StripeListQuery) -> Bool {
        guard query.covers(created: created(kind, place)) else { return false }
        switch kind {
        case .intent, .refund, .dispute, .warning: return true
        case .charge:
            return query.transferGroup == nil
                || charges[place].texts.transferGroup == query.transferGroup
        case .transaction:
            let line = transactions[place]
            return query.wants(type: line.category.type.description)
                && (query.currency == nil || line.currency.code == query.currency)
        case .event:
            guard let event = events[place] else { return false }
            return query.wants(type: event.type)
                && (query.isDelivered.map { $0 == (event.undelivered == 0) } ?? true)
        case .payout:
            let payout = payouts[place]
            return payout.arrivalDate >= query.arrivesFrom && payout.arrivalDate <= query.arrivesTo
                && (query.status == nil || payout.status.rawValue == query.status)
        case .endpoint: return !endpoints[place].isDeleted
        case .paymentMethod:
            return query.customer != nil || paymentMethods[place].customer != nil
        case .customer:
            return !customers[place].isDeleted
                && (query.email == nil || customers[place].email == query.email)
        }
    }

    private func write(
        _ kind: StripeKind, at place: Int, view: StripeView, into out: inout StripeWriter
    ) {
        switch kind {
        case .intent: write(shown(intents, place, view), view: view, into: &out)
        case .charge: write(shown(charges, place, view), view: view, into: &out)
        case .refund: write(shown(refunds, place, view), view: view, into: &out)
        case .transaction: write(transactions[place], view: view, into: &out)
        case .event: writeEvent(place, into: &out)
        case .paymentMethod: write(shown(paymentMethods, place, view), view: view, into: &out)
        case .customer: write(shown(customers, place, view), view: view, into: &out)
        case .dispute: write(shown(disputes, place, view), view: view, into: &out)
        case .payout: write(shown(payouts, place, view), view: view, into: &out)
        case .warning: write(shown(warnings, place, view), view: view, into: &out)
        case .endpoint: write(endpoints[place], into: &out)
        }
    }
}
