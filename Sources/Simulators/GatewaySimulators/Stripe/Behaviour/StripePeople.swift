import HTTPModel
import SimulationCore

/// Customers and the cards they keep.
extension StripeState {
    mutating func perform(_ call: StripeMethodCall) throws(StripeError) -> Int {
        switch call {
        case .create(let data): return try addMethod(from: data)
        case .update(let id, let change): return try updateMethod(id, change)
        case .attach(let id, let customer):
            return try attach(try method(named: id, status: 404), to: try findCustomer(customer))
        case .detach(let id): return try detach(id)
        }
    }

    mutating func perform(_ call: StripeCustomerCall) throws(StripeError) -> Int {
        switch call {
        case .create(let change, let method): try createCustomer(change, method: method)
        case .update(let id, let change): try updateCustomer(id, change)
        case .delete(let id): try deleteCustomer(id)
        }
    }

    // MARK: Payment methods

    /// Makes a payment method of card data; nothing is made of data that no card has.
    mutating func addMethod(from data: StripeCardData) throws(StripeError) -> Int {
        let card: StripeTestCard
        do throws(StripeError) {
            card = try data.card(at: clock.seconds)
        } catch {
            throw error.blaming(data.root)
        }
        var method = StripePaymentMethod(
            identity: StripeIdentity(.paymentMethod, number: paymentMethods.count, salt: salt),
            card: card, created: clock.seconds)
        method.expiryMonth = data.expiryMonth
        method.expiryYear = data.expiryYear < 100 ? 2000 + data.expiryYear : data.expiryYear
        method.billing.merge(data.billing)
        method.metadata = data.metadata
        method.allowsRedisplay = data.allowsRedisplay
        return paymentMethods.append(method)
    }

    /// The payment method of that id, or a fresh one for a test card's alias.
    mutating func method(named name: String, status: Int = 400) throws(StripeError) -> Int {
        if let card = StripeTestCard.named(name) {
            return paymentMethods.append(
                StripePaymentMethod(
                    identity: StripeIdentity(
                        .paymentMethod, number: paymentMethods.count, salt: salt),
                    card: card, created: clock.seconds))
        }
        guard let place = paymentMethods.place(of: name) else {
            throw .missing(.paymentMethod, name, param: "payment_method", status: status)
        }
        return place
    }

    /// The payment method a payment is to use, if this payment may use it.
    mutating func method(
        _ choice: StripeMethodChoice, for customer: Int?
    ) throws(StripeError) -> Int {
        switch choice {
        case .data(let data): return try addMethod(from: data)
        case .named(let name):
            let place = try method(named: name)
            let method = paymentMethods[place]
            guard method.customer != customer else {
                guard customer == nil, method.isDetached || method.isSpent else { return place }
                throw StripeError(
                    "The provided PaymentMethod was previously used with a PaymentIntent without "
                        + "Customer attachment, shared with a connected account without Customer "
                        + "attachment, or was detached from a Customer. It may not be used again. "
                        + "To use a PaymentMethod multiple times, you must attach it to a Customer "
                        + "first.", code: "payment_method_unexpected_state")
            }
            guard let owner = method.customer else { return place }
            guard let customer else {
                throw StripeError(
                    "The `payment_method` parameter supplied \(method.id) belongs to the Customer "
                        + "\(customers[owner].id). Please include the Customer in the `customer` "
                        + "parameter on the PaymentIntent.", code: "parameter_missing",
                    param: "source")
            }
            throw StripeError(
                "The PaymentMethod \(method.id) does not belong to the Customer you supplied "
                    + "\(customers[customer].id). Please use this PaymentMethod with the Customer "
                    + "that it belongs to instead.", param: "payment_method")
        }
    }

    private mutating func updateMethod(
        _ id: String, _ change: StripeMethodChange
    ) throws(StripeError) -> Int {
        guard let place = paymentMethods.place(of: id) else {
            throw .missing(.paymentMethod, id, param: StripeKind.paymentMethod.pathParameter)
        }
        guard paymentMethods[place].customer != nil else {
            throw StripeError(
                "You must save this PaymentMethod to a customer before you can update it.")
        }
        try change.metadata.check(on: paymentMethods[place].metadata)
        paymentMethods.change(place) {
            if let billing = change.billing { $0.billing.merge(billing) }
            if let month = change.expiryMonth { $0.expiryMonth = month }
            if let year = change.expiryYear { $0.expiryYear = year }
            if let word = change.allowsRedisplay { $0.allowsRedisplay = word }
            change.metadata.apply(to: &$0.metadata)
        }
        emit("payment_method.updated", .paymentMethod(place))
        return place
    }

    /// Attaches a payment method to a customer; cards that decline cannot be attached.
    mutating func attach(_ place: Int, to customer: Int) throws(StripeError) -> Int {
        let method = paymentMethods[place]
        guard method.customer == nil else {
            throw StripeError(
                "The payment method you provided has already been attached to a customer.")
        }
        if method.isDetached || method.isSpent {
            throw StripeError(
                "This PaymentMethod was previously used without being attached to a Customer or "
                    + "was detached from a Customer, and may not be used again.")
        }
        if let decline = method.card.attachmentDecline {
            var error = StripeError(
                decline.message, status: 402, category: .card, code: decline.code,
                param: decline.param ?? "")
            error.decline = decline
            throw error
        }
        paymentMethods.change(place) {
            $0.customer = customer
            $0.isUsed = true
        }
        customers.change(customer) { $0.methods.append(place) }
        emit("payment_method.attached", .paymentMethod(place))
        return place
    }

    private mutating func detach(_ id: String) throws(StripeError) -> Int {
        guard let place = paymentMethods.place(of: id) else {
            throw .missing(.paymentMethod, id, param: StripeKind.paymentMethod.pathParameter)
        }
        guard let customer = paymentMethods[place].customer else {
            throw StripeError(
                "The payment method you provided is not attached to a customer so detachment is "
                    + "impossible.")
        }
        release(place, from: customer)
        let previous = #"{"customer":"\#(customers[customer].id)"}"#
        emit("payment_method.detached", .paymentMethod(place), previous: Array(previous.utf8))
        return place
    }

    private mutating func release(_ method: Int, from customer: Int) {
        paymentMethods.change(method) {
            $0.customer = nil
            $0.isDetached = true
        }
        customers.change(customer) {
            $0.methods.removeAll { $0 == method }
            if $0.defaultMethod == method { $0.defaultMethod = nil }
        }
    }

    // MARK: Customers

    func findCustomer(_ id: String) throws(StripeError) -> Int {
        guard let place = customers.place(of: id), !customers[place].isDeleted else {
            throw .missing(.customer, id, param: "customer", status: 400)
        }
        return place
    }

    private func customerInPath(_ id: String) throws(StripeError) -> Int {
        guard let place = customers.place(of: id), !customers[place].isDeleted else {
            throw .missing(.customer, id, param: StripeKind.customer.pathParameter)
        }
        return place
    }

    private mutating func createCustomer(
        _ change: StripeCustomerChange, method: String?
    ) throws(StripeError) -> Int {
        var methodPlace: Int?
        if let method {
            let place = try self.method(named: method)
            if paymentMethods[place].customer != nil {
                throw StripeError(
                    "The payment method you provided has already been attached to a customer.")
            }
            methodPlace = place
        }
        let identity = StripeIdentity(.customer, number: customers.count, salt: salt)
        let place = customers.append(StripeCustomer(identity: identity, created: clock.seconds))
        apply(change, to: place)
        emit("customer.created", .customer(place))
        if let methodPlace { _ = try attach(methodPlace, to: place) }
        return place
    }

    private mutating func updateCustomer(
        _ id: String, _ change: StripeCustomerChange
    ) throws(StripeError) -> Int {
        let place = try customerInPath(id)
        try change.metadata.check(on: customers[place].metadata)
        if let name = change.defaultMethod {
            guard let method = paymentMethods.place(of: name),
                paymentMethods[method].customer == place
            else {
                throw .missing(
                    .paymentMethod, name, param: "invoice_settings[default_payment_method]",
                    status: 400)
            }
            customers.change(place) { $0.defaultMethod = method }
        }
        let old = customers[place]
        apply(change, to: place)
        let previous = Self.previous(old, customers[place])
        emit("customer.updated", .customer(place), previous: previous)
        return place
    }

    private mutating func apply(_ change: StripeCustomerChange, to place: Int) {
        func set(_ new: String?, _ old: inout String?) {
            if let new { old = new.isEmpty ? nil : new }
        }
        customers.change(place) {
            set(change.email, &$0.email)
            set(change.name, &$0.name)
            set(change.phone, &$0.phone)
            set(change.description, &$0.description)
            if let word = change.taxExempt { $0.taxExempt = word }
            if !change.preferredLocales.isEmpty { $0.preferredLocales = change.preferredLocales }
            if let address = change.address { $0.address.merge(address) }
            if let shipping = change.shipping { $0.shipping.merge(shipping) }
            change.metadata.apply(to: &$0.metadata)
        }
    }

    /// The old values of the texts that differ.
    private static func previous(_ old: StripeCustomer, _ new: StripeCustomer) -> [UInt8] {
        var out = StripeWriter(capacity: 128)
        var isFirst = true
        func add(_ name: StaticString, _ old: String?, _ new: String?) {
            guard old != new else { return }
            out.raw(isFirst ? "{" : ",")
            out.raw(name)
            out.string(old)
            isFirst = false
        }
        add(#""description":"#, old.description, new.description)
        add(#""email":"#, old.email, new.email)
        add(#""name":"#, old.name, new.name)
        add(#""phone":"#, old.phone, new.phone)
        if isFirst { out.raw("{") }
        out.raw("}")
        return out.bytes
    }

    private mutating func deleteCustomer(_ id: String) throws(StripeError) -> Int {
        let place = try customerInPath(id)
        for method in customers[place].methods { release(method, from: place) }
        customers.change(place) { $0.isDeleted = true }
        emit("customer.deleted", .customer(place))
        return place
    }
}
