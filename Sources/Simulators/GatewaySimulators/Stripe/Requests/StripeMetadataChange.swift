import HTTPModel

/// What an update does to an object's metadata.
struct StripeMetadataChange: Sendable, Hashable {
    /// `metadata=` alone clears all keys.
    let clearsAll: Bool
    /// New values; an empty one removes its key.
    let items: [FormItem]

    /// No change.
    init() {
        clearsAll = false
        items = []
    }

    init(_ form: inout StripeForm) throws(StripeError) {
        clearsAll = form.take("metadata")?.isEmpty ?? false
        items = form.takeMap("metadata")
        try StripeForm.check(metadata: items.filter { !$0.value.isEmpty })
    }

    /// Refuses the change if it would give an object more keys than it can have.
    func check(on metadata: [FormItem]) throws(StripeError) {
        if items.isEmpty || metadata.isEmpty { return }
        var whole = metadata
        apply(to: &whole)
        try StripeForm.check(metadata: whole)
    }

    var isEmpty: Bool { !clearsAll && items.isEmpty }

    func apply(to metadata: inout [FormItem]) {
        if clearsAll { metadata.removeAll() }
        for item in items {
            let place = metadata.firstIndex { $0.name == item.name }
            switch (place, item.value.isEmpty) {
            case (let place?, true): metadata.remove(at: place)
            case (let place?, false): metadata[place] = item
            case (nil, false): metadata.append(item)
            case (nil, true): break
            }
        }
    }
}
