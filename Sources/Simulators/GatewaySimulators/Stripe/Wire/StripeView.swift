import SimulationCore

/// How an answer shows its objects: which references are expanded, and from which moment.
struct StripeView: Sendable, Hashable {
    /// Dotted paths from the object shown, such as `latest_charge.balance_transaction`.
    var paths: [String] = []
    /// Whether each object is shown as it was before its last change.
    var isStale = false
    /// With staleness, only changes that came after this moment are hidden; nil hides them all.
    var staleSince: VirtualInstant?
    /// The version in whose shape objects are shown.
    var version = StripeVersion.newest
    /// Whether a deleted object is shown whole, as its last event does.
    var showsDeleted = false

    static let plain = StripeView()

    /// Whether objects are shown as they are now, without expansion, in the present shape.
    var isPlain: Bool { paths.isEmpty && !isStale && version >= .withoutInvoices }

    /// The view for the object under a reference, or nil when only its id is asked for.
    func child(_ name: String) -> StripeView? {
        if paths.isEmpty { return nil }
        var inner: [String] = []
        var isExpanded = false
        for path in paths where path.utf8.starts(with: name.utf8) {
            let rest = path.utf8.dropFirst(name.utf8.count)
            if rest.isEmpty {
                isExpanded = true
            } else if rest.first == UInt8(ascii: ".") {
                isExpanded = true
                inner.append(String(Substring(rest.dropFirst())))
            }
        }
        guard isExpanded else { return nil }
        var view = self
        view.paths = inner
        return view
    }

    /// A view from `expand[]` values; a list's paths start with `data.`, which is cut off here.
    init(expanding paths: [String], of kind: StripeKind?, inList: Bool) throws(StripeError) {
        for path in paths {
            var names = path.split(separator: ".", omittingEmptySubsequences: false)
            guard names.count <= 4 else {
                throw StripeError(
                    "You cannot expand more than 4 levels of a property. Property: \(path)")
            }
            if inList {
                guard names.first == "data", names.count > 1 else {
                    throw Self.notExpandable(path, hint: "data.\(path)")
                }
                names.removeFirst()
            }
            guard let kind, Self.exists(names, from: kind) else {
                throw Self.notExpandable(path, hint: nil)
            }
            self.paths.append(names.joined(separator: "."))
        }
    }

    init(paths: [String] = [], isStale: Bool = false, version: StripeVersion = .newest) {
        self.paths = paths
        self.isStale = isStale
        self.version = version
    }

    private static func notExpandable(_ path: String, hint: String?) -> StripeError {
        let advice = hint.map { " You may want to try expanding '\($0)' instead." } ?? ""
        return StripeError("This property cannot be expanded (\(path)).\(advice)")
    }

    private static func exists(_ names: [Substring], from kind: StripeKind) -> Bool {
        var kinds = [kind]
        for (place, name) in names.enumerated() {
            let isLast = place == names.count - 1
            var next: [StripeKind] = []
            var isLeaf = false
            for kind in kinds {
                if leaves(of: kind).contains(String(name)) { isLeaf = true }
                next += references(of: kind, under: String(name))
            }
            if next.isEmpty { return isLeaf && isLast }
            kinds = next
        }
        return !names.isEmpty
    }

    /// What a reference of that name leads to.
    private static func references(of kind: StripeKind, under name: String) -> [StripeKind] {
        switch (kind, name) {
        case (.intent, "latest_charge"), (.refund, "charge"): [.charge]
        case (.charge, "payment_intent"), (.refund, "payment_intent"): [.intent]
        case (.charge, "balance_transaction"), (.refund, "balance_transaction"),
            (.refund, "failure_balance_transaction"):
            [.transaction]
        case (.intent, "payment_method"), (.customer, "default_payment_method"):
            [.paymentMethod]
        case (.intent, "customer"), (.charge, "customer"), (.refund, "customer"),
            (.paymentMethod, "customer"):
            [.customer]
        case (.charge, "failure_balance_transaction"): [.transaction]
        // Members on the way to something that can be expanded.
        case (.customer, "invoice_settings"): [.customer]
        case (.charge, "refunds"): [.refund]
        case (.refund, "data"): [.refund]
        case (.intent, "charges"): [.charge]
        case (.charge, "data"): [.charge]
        case (.transaction, "source"): [.charge, .refund, .dispute, .payout]
        case (.dispute, "charge"), (.warning, "charge"): [.charge]
        case (.dispute, "payment_intent"), (.warning, "payment_intent"): [.intent]
        case (.dispute, "balance_transaction"), (.payout, "balance_transaction"),
            (.payout, "failure_balance_transaction"):
            [.transaction]
        case (.payout, "original_payout"), (.payout, "reversed_by"): [.payout]
        default: []
        }
    }

    /// References that may be named but are null in this account.
    private static func leaves(of kind: StripeKind) -> [String] {
        switch kind {
        case .intent: ["application", "on_behalf_of", "review", "source"]
        case .charge:
            [
                "application", "application_fee", "on_behalf_of", "review", "source_transfer",
            ]
        case .refund: ["transfer_reversal", "source_transfer_reversal"]
        case .payout: ["destination"]
        case .transaction, .event, .dispute, .warning, .endpoint: []
        case .paymentMethod: []
        case .customer: ["default_source", "sources", "subscriptions", "tax_ids", "test_clock"]
        }
    }
}
